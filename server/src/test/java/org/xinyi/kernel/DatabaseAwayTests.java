package org.xinyi.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.xinyi.kernel.sql.DatabaseAway;

class DatabaseAwayTests {

    @Test
    void aConnectionThatIsLostOrNotToBeHadIsTheReason() {
        assertThat(
                        DatabaseAway.isBehind(
                                new CannotCreateTransactionException(
                                        "no connection",
                                        new SQLTransientConnectionException("timed out"))))
                .isTrue();
        assertThat(
                        DatabaseAway.isBehind(
                                new DataAccessResourceFailureException(
                                        "terminated", new SQLException("postmaster", "57P01"))))
                .isTrue();
        assertThat(DatabaseAway.isBehind(new TransactionSystemException("JDBC rollback failed")))
                .isTrue();
    }

    @Test
    void aDefectIsNot() {
        assertThat(DatabaseAway.isBehind(new IllegalStateException("ours"))).isFalse();
        assertThat(
                        DatabaseAway.isBehind(
                                new IllegalStateException(new SQLException("syntax", "42601"))))
                .isFalse();
    }
}
