package org.xinyi.kernel.sql;

import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The database of the current city. Statements name no schema; lists go over as arrays.
public final class Sql {

    private final JdbcOperations jdbc;
    private final JdbcClient client;
    private final TransactionOperations transactions;
    private final TransactionOperations snapshots;

    /// @param fetchRows how many rows a streamed result brings at a time
    public Sql(DataSource source, PlatformTransactionManager manager, int fetchRows) {
        JdbcTemplate template = new JdbcTemplate(source);
        template.setFetchSize(fetchRows);
        this.jdbc = template;
        this.client = JdbcClient.create(template);
        this.transactions = new TransactionTemplate(manager);
        TransactionTemplate snapshot = new TransactionTemplate(manager);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshots = snapshot;
    }

    /// Runs the work in one transaction, joining the caller's if there is one.
    @SuppressWarnings("NullAway") // The callback answers null only when the work does.
    public <T> T inTransaction(Supplier<T> work) {
        return transactions.execute(_ -> work.get());
    }

    public void inTransaction(Runnable work) {
        transactions.executeWithoutResult(_ -> work.run());
    }

    /// A statement over a list: each extractor becomes one array, in the order of the `?`.
    public <T> Columns<T> over(List<T> rows) {
        return new Columns<>(jdbc, rows);
    }

    /// A statement with single values, named or positional.
    public JdbcClient.StatementSpec statement(String text) {
        return client.sql(text);
    }

    /// Runs the work on one snapshot of the database, reading only: whatever it compares
    /// belongs to the same moment.
    public void onSnapshot(Runnable work) {
        snapshots.executeWithoutResult(_ -> work.run());
    }

    /// Does it once the caller's transaction has committed; without one, now.
    public static void afterCommit(Runnable work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        work.run();
                    }
                });
    }

    /// Whether the same transaction may succeed when it is tried again: deadlock, serialization,
    /// a lost connection before the commit was sent.
    public static boolean isTransient(RuntimeException failure) {
        return failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException;
    }
}
