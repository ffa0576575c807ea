package org.xinyi.app.database;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/// Reads back the settings without which an acknowledged commit can be lost.
final class Durability {

    private static final List<String> MUST_BE_ON = List.of("fsync", "full_page_writes");
    private static final List<String> SAFE_COMMITS =
            List.of("on", "remote_apply", "remote_write", "local");

    private Durability() {}

    /// @throws IllegalStateException when the database can lose commits
    static void require(DataSource database) {
        JdbcTemplate jdbc = new JdbcTemplate(database);
        List<String> faults = new ArrayList<>();
        for (String setting : MUST_BE_ON) {
            String value = jdbc.queryForObject("SHOW " + setting, String.class);
            if (!"on".equals(value)) {
                faults.add(setting + " = " + value);
            }
        }
        String commit = jdbc.queryForObject("SHOW synchronous_commit", String.class);
        if (commit == null || !SAFE_COMMITS.contains(commit)) {
            faults.add("synchronous_commit = " + commit);
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException(
                    "This database can lose commits ("
                            + String.join(", ", faults)
                            + "). Turn these settings on, restart PostgreSQL and start again.");
        }
    }
}
