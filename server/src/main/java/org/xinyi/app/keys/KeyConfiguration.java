package org.xinyi.app.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.xinyi.access.PlatformKey;
import org.xinyi.kernel.crypto.Sealer;

/// Reads the keys, making each on first use. Servers that share a database share this folder; a
/// hardware module takes the place of these beans.
@Configuration(proxyBeanMethods = false)
class KeyConfiguration {

    private static final int SEAL_KEY_BYTES = 16;
    private static final int INDEX_KEY_BYTES = 32;
    private static final int TOKEN_BYTES = 20;

    /// @param folder readable by the server alone
    @ConfigurationProperties("xinyi.keys")
    record KeySettings(@DefaultValue("./data/keys") Path folder) {}

    @Bean
    Sealer sealer(KeySettings settings) {
        return new Sealer(
                key(settings, "seal.sm4", SEAL_KEY_BYTES),
                key(settings, "index.sm3", INDEX_KEY_BYTES));
    }

    @Bean
    PlatformKey platformKey(KeySettings settings) {
        byte[] token = key(settings, "platform.token", TOKEN_BYTES);
        return new PlatformKey(HexFormat.of().formatHex(token));
    }

    private static byte[] key(KeySettings settings, String name, int bytes) {
        Path file = settings.folder().resolve(name);
        try {
            if (Files.notExists(file)) {
                create(file, bytes);
            }
            return HexFormat.of().parseHex(Files.readString(file).strip());
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read the key " + file, failure);
        }
    }

    private static void create(Path file, int bytes) throws IOException {
        byte[] key = new byte[bytes];
        new SecureRandom().nextBytes(key);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "key", ".new");
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(fresh, HexFormat.of().formatHex(key) + "\n");
        Files.move(fresh, file);
    }
}
