package org.xinyi.app.database;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Where the data stands.
///
/// @param data folder of the embedded database and of the keys
/// @param url an external PostgreSQL 16 or later; empty for the embedded one
/// @param user owner of the schemas on an external database
/// @param password the owner's password
/// @param transactions how many run at once
/// @param connections how many may be open, each near the city that it served last; the more
/// cities are busy, the more of them spare the planning of statements
/// @param embeddedPort port of the embedded database; 0 for any free one
/// @param readOnly nothing is written, not even a migration, and an embedded database that another
/// process has started is used as it is
@Validated
@ConfigurationProperties("xinyi.database")
record DatabaseSettings(
        @DefaultValue("./data") Path data,
        @DefaultValue("") String url,
        @DefaultValue("postgres") String user,
        @DefaultValue("") String password,
        @DefaultValue("16") @Min(2) @Max(200) int transactions,
        @DefaultValue("96") @Min(2) @Max(1000) int connections,
        @DefaultValue("0") @Min(0) @Max(65535) int embeddedPort,
        @DefaultValue("false") boolean readOnly) {

    boolean isEmbedded() {
        return url.isBlank();
    }
}
