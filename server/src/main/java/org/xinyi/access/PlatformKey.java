package org.xinyi.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.ClientId;
import org.xinyi.kernel.Role;

/// The key of whoever runs this server: adds cities and their first operators. It stands in a file
/// beside the data, not in a table.
public final class PlatformKey {

    private static final Acting PLATFORM =
            new Acting(new ClientId(1), Set.of(Role.PLATFORM, Role.OPERATOR), null, null, null);

    private final byte[] token;

    public PlatformKey(String token) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
    }

    boolean is(String shown) {
        return MessageDigest.isEqual(token, shown.getBytes(StandardCharsets.UTF_8));
    }

    Acting acting() {
        return PLATFORM;
    }
}
