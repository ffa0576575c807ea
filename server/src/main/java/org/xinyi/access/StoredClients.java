package org.xinyi.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.City;
import org.xinyi.kernel.ClientId;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.StaffId;
import org.xinyi.kernel.crypto.Sm3;
import org.xinyi.kernel.sql.Sql;

@Component
class StoredClients implements Clients {

    private static final Duration KNOWN_FOR = Duration.ofSeconds(2);
    private static final int KNOWN_MAX = 100_000;
    private static final int SECRET_BYTES = 20;
    private static final int RADIX = 36;

    private static final String INSERT =
            """
            INSERT INTO client
                (id, kind, name, secret, roles, institution, patient, staff, created_at, expires_at)
            VALUES
                (:id, :kind, :name, :secret, :roles, :institution, :patient, :staff,
                 :createdAt::timestamptz, :expiresAt::timestamptz)
            """;

    private static final String SELECT =
            """
            SELECT secret, roles, institution, patient, staff, expires_at, revoked_at
            FROM client
            WHERE id = :id
            """;

    private static final String SELECT_NAMES =
            """
            SELECT id, name
            FROM client
            WHERE id = ANY(?::bigint[])
            """;

    private static final String REVOKE =
            """
            UPDATE client
            SET revoked_at = :now::timestamptz
            WHERE id = :id
                AND revoked_at IS NULL
            """;

    private final Sql sql;
    private final IdSource ids;
    private final BusinessClock clock;
    private final SecureRandom random = new SecureRandom();
    private final Cache<Known, Row> known =
            Caffeine.newBuilder().expireAfterWrite(KNOWN_FOR).maximumSize(KNOWN_MAX).build();

    StoredClients(Sql sql, IdSource ids, BusinessClock clock) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Issued issue(NewClient client) {
        ClientId id = new ClientId(ids.next());
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String token = Token.write(id, HexFormat.of().formatHex(secret));
        Instant now = clock.now();
        Duration lasts = client.lasts();
        sql.statement(INSERT)
                .param("id", id.value())
                .param("kind", client.kind().name())
                .param("name", client.name())
                .param("secret", Sm3.of(token))
                .param("roles", client.roles().stream().map(Role::name).toArray(String[]::new))
                .param("institution", value(client.institution()))
                .param("patient", value(client.patient()))
                .param("staff", value(client.staff()))
                .param("createdAt", now.toString())
                .param("expiresAt", lasts == null ? null : now.plus(lasts).toString())
                .update();
        return new Issued(id, token);
    }

    @Override
    public Map<ClientId, String> names(Collection<ClientId> clients) {
        Map<ClientId, String> names = new HashMap<>();
        sql.over(List.copyOf(clients))
                .ids(client -> client)
                .query(
                        SELECT_NAMES,
                        (row, _) ->
                                names.put(new ClientId(row.getLong("id")), row.getString("name")));
        return names;
    }

    @Override
    public void revoke(ClientId client) {
        sql.statement(REVOKE)
                .param("now", clock.now().toString())
                .param("id", client.value())
                .update();
        known.invalidate(new Known(City.current(), client.value()));
    }

    /// Who shows this token.
    ///
    /// @throws RefusedException with an [AccessRefusal] when nobody may
    Acting authenticate(String token) {
        Token parsed =
                Token.parse(token)
                        .orElseThrow(
                                () -> new RefusedException(new AccessRefusal.CredentialUnknown()));
        Row row = find(new Known(City.current(), parsed.client().value()));
        if (row == null || !MessageDigest.isEqual(row.secret, Sm3.of(token))) {
            throw new RefusedException(new AccessRefusal.CredentialUnknown());
        }
        if (row.revoked) {
            throw new RefusedException(new AccessRefusal.KeyRevoked());
        }
        if (row.expiresAt != null && !clock.now().isBefore(row.expiresAt)) {
            throw new RefusedException(new AccessRefusal.CredentialExpired());
        }
        return row.acting;
    }

    private @Nullable Row find(Known client) {
        Row row = known.getIfPresent(client);
        if (row == null) {
            row = read(client);
            if (row != null) {
                known.put(client, row);
            }
        }
        return row;
    }

    private @Nullable Row read(Known client) {
        return sql.statement(SELECT)
                .param("id", client.id)
                .query((row, _) -> row(new ClientId(client.id), row))
                .optional()
                .orElse(null);
    }

    private static Row row(ClientId id, ResultSet row) throws SQLException {
        OffsetDateTime expiresAt = row.getObject("expires_at", OffsetDateTime.class);
        return new Row(
                row.getBytes("secret"),
                new Acting(
                        id,
                        roles(row.getArray("roles")),
                        optional(row, "institution").map(InstitutionId::new).orElse(null),
                        optional(row, "patient").map(PatientId::new).orElse(null),
                        optional(row, "staff").map(StaffId::new).orElse(null)),
                expiresAt == null ? null : expiresAt.toInstant(),
                row.getObject("revoked_at") != null);
    }

    static Set<Role> roles(Array names) throws SQLException {
        return Arrays.stream((String[]) names.getArray())
                .map(Role::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<Long> optional(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, Long.class));
    }

    private static @Nullable Long value(org.xinyi.kernel.@Nullable Id id) {
        return id == null ? null : id.value();
    }

    private record Known(City city, long id) {}

    private record Row(
            byte[] secret, Acting acting, @Nullable Instant expiresAt, boolean revoked) {}

    /// `xy_<client>_<secret>`.
    private record Token(ClientId client) {

        private static final String PREFIX = "xy_";

        static String write(ClientId client, String secret) {
            return PREFIX + Long.toString(client.value(), RADIX) + "_" + secret;
        }

        static Optional<Token> parse(String text) {
            int end = text.lastIndexOf('_');
            if (!text.startsWith(PREFIX) || end <= PREFIX.length()) {
                return Optional.empty();
            }
            try {
                long client = Long.parseLong(text.substring(PREFIX.length(), end), RADIX);
                return Optional.of(new Token(new ClientId(client)));
            } catch (NumberFormatException malformed) {
                return Optional.empty();
            }
        }
    }
}
