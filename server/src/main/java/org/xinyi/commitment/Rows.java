package org.xinyi.commitment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.ClientId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.StaffId;

/// Reads our types out of rows.
final class Rows {

    private Rows() {}

    static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(instantOrNull(row, column), column);
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    static <T> @Nullable T idOrNull(ResultSet row, String column, LongFunction<T> type)
            throws SQLException {
        Long value = row.getObject(column, Long.class);
        return value == null ? null : type.apply(value);
    }

    static Actor actor(ResultSet row, String prefix) throws SQLException {
        return new Actor(
                new ClientId(row.getLong(prefix + "client")),
                idOrNull(row, prefix + "staff", StaffId::new),
                idOrNull(row, prefix + "institution", InstitutionId::new));
    }
}
