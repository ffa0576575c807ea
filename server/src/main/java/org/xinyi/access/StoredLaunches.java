package org.xinyi.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.ClientId;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.crypto.HmacSm3;
import org.xinyi.kernel.crypto.Sealer;
import org.xinyi.kernel.sql.Requests;
import org.xinyi.kernel.sql.Sql;

/// Signatures are compared with the wall clock: apps know no business day.
@Component
class StoredLaunches implements Launches {

    private static final int SECRET_BYTES = 32;
    private static final int APPS_MAX = 1_000;

    private static final String INSERT_APP =
            """
            INSERT INTO launching_app (id, institution, name, door, secret, created_at)
            VALUES (:id, :institution, :name, :door, :secret, :now::timestamptz)
            """;

    private static final String SELECT_APPS =
            """
            SELECT id, institution, name, door, revoked_at IS NOT NULL AS revoked
            FROM launching_app
            WHERE :everywhere
                OR institution = :institution
            ORDER BY id
            LIMIT :max
            """;

    private static final String SELECT_APP =
            """
            SELECT id, institution, name, door, secret, revoked_at IS NOT NULL AS revoked
            FROM launching_app
            WHERE id = :id
            """;

    private static final String REVOKE =
            """
            UPDATE launching_app
            SET revoked_at = :now::timestamptz
            WHERE id = :id
                AND revoked_at IS NULL
            """;

    private static final String FORGET =
            """
            DELETE FROM launch
            WHERE app = :app
                AND expires_at < :now::timestamptz
            """;

    private static final String SPEND =
            """
            INSERT INTO launch (app, expires_at, nonce)
            VALUES (:app, :expiresAt::timestamptz, :nonce)
            ON CONFLICT DO NOTHING
            """;

    private static final String OPENED =
            """
            INSERT INTO launched_session (client, app)
            VALUES (:client, :app)
            """;

    private static final String DOOR =
            """
            SELECT a.door
            FROM launched_session s
            JOIN launching_app a ON a.id = s.app
            WHERE s.client = :client
            """;

    private final Sql sql;
    private final Requests requests;
    private final IdSource ids;
    private final Sealer sealer;
    private final BusinessClock clock;
    private final Clock wall;
    private final SecureRandom random = new SecureRandom();

    StoredLaunches(
            Sql sql,
            Requests requests,
            IdSource ids,
            Sealer sealer,
            BusinessClock clock,
            Clock wall) {
        this.sql = sql;
        this.requests = requests;
        this.ids = ids;
        this.sealer = sealer;
        this.clock = clock;
        this.wall = wall;
    }

    /// With the request the app's number alone is kept: its secret is opened where it is sealed.
    @Override
    public Registered register(NewApp wanted, String key) {
        Grants.requireHere(wanted.institution());
        long id =
                requests.once(
                        AccessOperation.REGISTER_APP,
                        key,
                        wanted,
                        Long.class,
                        () -> insert(wanted));
        return new Registered(id, secret(find(id).orElseThrow()));
    }

    private long insert(NewApp wanted) {
        InstitutionId institution = wanted.institution();
        long id = ids.next();
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = HexFormat.of().formatHex(bytes);
        sql.statement(INSERT_APP)
                .param("id", id)
                .param("institution", institution == null ? null : institution.value())
                .param("name", wanted.name())
                .param("door", wanted.door())
                .param("secret", sealer.seal(field(id), secret))
                .param("now", clock.now().toString())
                .update();
        return id;
    }

    @Override
    public List<App> apps() {
        InstitutionId scope = Acting.current().scope();
        return sql.statement(SELECT_APPS)
                .param("everywhere", Acting.current().isCityWide())
                .param("institution", scope == null ? -1L : scope.value())
                .param("max", APPS_MAX)
                .query((row, _) -> app(row))
                .list();
    }

    @Override
    public void revoke(long app) {
        Stored found =
                find(app)
                        .filter(one -> Acting.current().sees(one.app.institution()))
                        .orElseThrow(() -> new RefusedException(new AccessRefusal.AppUnknown(app)));
        Grants.requireHere(found.app.institution());
        sql.statement(REVOKE).param("now", clock.now().toString()).param("id", app).update();
    }

    @Override
    public App spend(Signed launch) {
        App app =
                find(launch.app())
                        .filter(one -> !one.app.revoked())
                        .filter(one -> isSignedBy(one, launch))
                        .map(Stored::app)
                        .orElseThrow(() -> new RefusedException(new AccessRefusal.LaunchForged()));
        Instant now = wall.instant();
        Instant issuedAt = Instant.ofEpochSecond(launch.issuedAt());
        if (Duration.between(issuedAt, now).abs().compareTo(VALID) > 0) {
            throw new RefusedException(
                    new AccessRefusal.LaunchTooOld(now.getEpochSecond(), (int) VALID.toSeconds()));
        }
        sql.inTransaction(() -> spend(launch, issuedAt.plus(VALID), now));
        return app;
    }

    private void spend(Signed launch, Instant expiresAt, Instant now) {
        sql.statement(FORGET).param("app", launch.app()).param("now", now.toString()).update();
        int fresh =
                sql.statement(SPEND)
                        .param("app", launch.app())
                        .param("expiresAt", expiresAt.toString())
                        .param("nonce", launch.nonce())
                        .update();
        if (fresh == 0) {
            throw new RefusedException(new AccessRefusal.LaunchUsed());
        }
    }

    @Override
    public void opened(ClientId session, App app) {
        sql.statement(OPENED).param("client", session.value()).param("app", app.id()).update();
    }

    @Override
    public Optional<String> door(ClientId session) {
        return sql.statement(DOOR).param("client", session.value()).query(String.class).optional();
    }

    private boolean isSignedBy(Stored app, Signed launch) {
        StringBuilder signed = new StringBuilder();
        signed.append(launch.app()).append('\n');
        signed.append(launch.issuedAt()).append('\n');
        signed.append(launch.nonce()).append('\n');
        launch.said().forEach(one -> signed.append(one).append('\n'));
        byte[] secret = secret(app).getBytes(UTF_8);
        String wanted = new HmacSm3(secret).hex(signed.toString().getBytes(UTF_8));
        String given = launch.signature().toLowerCase(Locale.ROOT);
        return MessageDigest.isEqual(wanted.getBytes(UTF_8), given.getBytes(UTF_8));
    }

    private Optional<Stored> find(long app) {
        return sql.statement(SELECT_APP)
                .param("id", app)
                .query((row, _) -> new Stored(app(row), row.getBytes("secret")))
                .optional();
    }

    private static App app(ResultSet row) throws SQLException {
        Long institution = row.getObject("institution", Long.class);
        return new App(
                row.getLong("id"),
                institution == null ? null : new InstitutionId(institution),
                row.getString("name"),
                row.getString("door"),
                row.getBoolean("revoked"));
    }

    private String secret(Stored app) {
        return sealer.open(field(app.app.id()), app.secret);
    }

    private static String field(long app) {
        return "launching-app " + app;
    }

    private record Stored(App app, byte[] secret) {}
}
