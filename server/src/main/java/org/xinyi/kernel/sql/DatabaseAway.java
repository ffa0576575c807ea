package org.xinyi.kernel.sql;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;
import org.xinyi.kernel.Refusal;

/// The database cannot be reached, or no connection to it is free. Whether the write was done
/// may be unknown: ask again with the same key.
public record DatabaseAway() implements Refusal {

    private static final String CONNECTION_LOST = "08";
    private static final String SHUTTING_DOWN = "57P";

    @Override
    public Category category() {
        return Category.BUSY;
    }

    /// Whether this is why something failed. A commit or rollback that failed counts too: nobody
    /// knows what became of it.
    public static boolean isBehind(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException
                    || cause instanceof TransactionSystemException) {
                return true;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                String state = sql.getSQLState();
                if (state.startsWith(CONNECTION_LOST) || state.startsWith(SHUTTING_DOWN)) {
                    return true;
                }
            }
        }
        return false;
    }
}
