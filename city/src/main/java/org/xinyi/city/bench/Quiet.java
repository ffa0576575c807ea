package org.xinyi.city.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xinyi.city.wire.Pause;

/// Waits until nothing is under way in a city that goes on by itself, so that whatever comes of it
/// belongs to the same day in every play. Receipts of messages may take a day.
final class Quiet implements AutoCloseable {

    private static final int LOOKS = 6_000;
    private static final int LOOK_MS_MAX = 100;
    private static final Duration RECEIPTS = Duration.ofHours(36);

    private static final String UNDER_WAY =
            """
            SELECT EXISTS (SELECT FROM settlement WHERE state = 1) AS settlements,
                EXISTS (SELECT FROM payment WHERE status = 1) AS payments,
                EXISTS (SELECT FROM refund WHERE state = 1) AS refunds,
                EXISTS (SELECT FROM give_back
                    WHERE status = 1 AND ask_at IS NOT NULL) AS returns,
                EXISTS (SELECT FROM line_application WHERE state = 0) AS applications,
                EXISTS (SELECT FROM credit_report WHERE acknowledged_at IS NULL) AS reports,
                EXISTS (SELECT FROM settlement_due WHERE at <= ?::timestamptz) AS bills,
                EXISTS (SELECT FROM follow_up WHERE look_at <= ?::timestamptz) AS follow_ups,
                EXISTS (SELECT FROM notice
                    WHERE state = 'WAITING' AND send_at <= ?::timestamptz) AS messages,
                EXISTS (SELECT FROM notice
                    WHERE id > ? AND state = 'SENT' AND sent_at < ?::timestamptz) AS receipts
            """;

    /// Messages before this one have all ended.
    private static final String FIRST_NOTICE =
            """
            SELECT coalesce(min(id), 1) - 1
            FROM (
                SELECT id
                FROM notice
                WHERE id > ?
                    AND state IN ('SENT', 'WAITING')
                ORDER BY id
                LIMIT 1) AS first
            """;

    private final Street street;
    private @Nullable Connection connection;
    private String city = "";
    private long endedThrough;

    Quiet(Street street) {
        this.street = street;
    }

    void in(String code) {
        city = code;
    }

    void await(Instant now) {
        try {
            endedThrough = Math.max(endedThrough, endedThrough());
            String left = "";
            for (int look = 0; look < LOOKS; look++) {
                left = underWay(now);
                if (left.isEmpty()) {
                    return;
                }
                Pause.millis(Math.min(LOOK_MS_MAX, look + 1));
            }
            throw new IllegalStateException(city + " does not come to rest:" + left);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /// @return empty when nothing is
    private String underWay(Instant now) throws SQLException {
        try (PreparedStatement statement = connection().prepareStatement(UNDER_WAY)) {
            statement.setString(1, now.toString());
            statement.setString(2, now.toString());
            statement.setString(3, now.toString());
            statement.setLong(4, endedThrough);
            statement.setString(5, now.minus(RECEIPTS).toString());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                StringBuilder left = new StringBuilder();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    if (row.getBoolean(i)) {
                        left.append(' ').append(row.getMetaData().getColumnLabel(i));
                    }
                }
                return left.toString();
            }
        }
    }

    private long endedThrough() throws SQLException {
        try (PreparedStatement statement = connection().prepareStatement(FIRST_NOTICE)) {
            statement.setLong(1, endedThrough);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private Connection connection() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = street.database().connect();
            open.createStatement().execute("SET search_path TO city_" + city);
            connection = open;
        }
        return open;
    }

    @Override
    public void close() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
