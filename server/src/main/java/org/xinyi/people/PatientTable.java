package org.xinyi.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.sql.Sql;

/// The rows of patients. New rows go in by the order of their index and old ones are locked by the
/// order of their id, so that two lists with the same people wait for each other and never
// deadlock.
@Component
class PatientTable {

    private static final HexFormat HEX = HexFormat.of();
    private static final int SAME_PHONE_MAX = 100;

    private static final String INSERT =
            """
            INSERT INTO patient
                (id, id_kind, sex, born_on, id_index, phone_index, name, id_number, phone,
                 registered_at)
            SELECT * FROM unnest(
                ?::bigint[], ?::text[], ?::text[], ?::date[], ?::bytea[], ?::bytea[], ?::bytea[],
                ?::bytea[], ?::bytea[], ?::timestamptz[])
            ON CONFLICT (id_index) DO NOTHING
            RETURNING id
            """;

    private static final String SELECT =
            """
            SELECT id, id_kind, sex, born_on, died_on, id_index, phone_index, name, id_number, phone
            FROM patient
            """;

    private static final String BY_ID = SELECT + "WHERE id = ANY(?::bigint[])";
    private static final String BY_INDEX = SELECT + "WHERE id_index = ANY(?::bytea[])";

    private static final String BY_PHONE =
            """
            SELECT id
            FROM patient
            WHERE phone_index = :phoneIndex
            ORDER BY id
            LIMIT :max
            """;

    private static final String BORN_ON =
            """
            SELECT id
            FROM patient
            WHERE born_on = ANY(?::date[])
                AND died_on IS NULL
            """;

    private static final String LOCK =
            SELECT
                    + """
                    WHERE id = ANY(?::bigint[])
                    ORDER BY id
                    FOR NO KEY UPDATE
                    """;

    private static final String SET_PHONE =
            """
            UPDATE patient p
            SET phone = c.phone,
                phone_index = c.phone_index
            FROM unnest(?::bigint[], ?::bytea[], ?::bytea[]) AS c (id, phone, phone_index)
            WHERE p.id = c.id
            """;

    private static final String SET_IDENTITY =
            """
            UPDATE patient
            SET id_kind = :kind,
                sex = :sex,
                born_on = :bornOn,
                id_index = :idIndex,
                name = :name,
                id_number = :idNumber
            WHERE id = :id
            """;

    private static final String SET_NAME =
            """
            UPDATE patient
            SET name = :name
            WHERE id = :id
            """;

    private static final String SET_DEATH =
            """
            UPDATE patient
            SET died_on = :diedOn
            WHERE id = :id
            """;

    private final Sql sql;

    PatientTable(Sql sql) {
        this.sql = sql;
    }

    /// @return the ids that were new; the others' numbers are registered under another id
    Set<PatientId> insert(List<PatientRow> rows, Instant now) {
        List<PatientRow> sorted =
                rows.stream().sorted(Comparator.comparing(PatientRow::idIndex)).toList();
        return new HashSet<>(
                sql.over(sorted)
                        .ids(PatientRow::id)
                        .texts(row -> row.kind().name())
                        .texts(row -> row.sex().name())
                        .dates(PatientRow::bornOn)
                        .bytes(row -> HEX.parseHex(row.idIndex()))
                        .bytes(row -> bytes(row.phoneIndex()))
                        .bytes(PatientRow::name)
                        .bytes(PatientRow::idNumber)
                        .bytes(PatientRow::phone)
                        .instants(_ -> now)
                        .query(INSERT, (row, _) -> new PatientId(row.getLong("id"))));
    }

    List<PatientRow> byId(Collection<PatientId> ids) {
        return sql.over(distinct(ids)).ids(id -> id).query(BY_ID, PatientTable::row);
    }

    List<PatientRow> byIndex(Collection<String> idIndexes) {
        return sql.over(List.copyOf(idIndexes))
                .bytes(HEX::parseHex)
                .query(BY_INDEX, PatientTable::row);
    }

    List<PatientId> byPhone(String phoneIndex) {
        return sql.statement(BY_PHONE)
                .param("phoneIndex", HEX.parseHex(phoneIndex))
                .param("max", SAME_PHONE_MAX)
                .query((row, _) -> new PatientId(row.getLong("id")))
                .list();
    }

    List<PatientId> livingBornOn(List<LocalDate> days) {
        return sql.over(days)
                .dates(day -> day)
                .query(BORN_ON, (row, _) -> new PatientId(row.getLong("id")));
    }

    List<PatientRow> lock(Collection<PatientId> ids) {
        return sql.over(distinct(ids)).ids(id -> id).query(LOCK, PatientTable::row);
    }

    /// @throws RefusedException when there is no such patient
    PatientRow lock(PatientId id) {
        return lock(List.of(id)).stream()
                .findFirst()
                .orElseThrow(
                        () -> new RefusedException(new PeopleRefusal.PatientUnknown(id.value())));
    }

    /// The rows are locked before.
    void setPhones(List<PhoneRow> phones) {
        sql.over(phones)
                .ids(PhoneRow::id)
                .bytes(PhoneRow::phone)
                .bytes(phone -> HEX.parseHex(phone.index()))
                .update(SET_PHONE);
    }

    void setIdentity(PatientRow row) {
        sql.statement(SET_IDENTITY)
                .param("kind", row.kind().name())
                .param("sex", row.sex().name())
                .param("bornOn", row.bornOn())
                .param("idIndex", HEX.parseHex(row.idIndex()))
                .param("name", row.name())
                .param("idNumber", row.idNumber())
                .param("id", row.id().value())
                .update();
    }

    void setName(PatientId id, byte[] name) {
        sql.statement(SET_NAME).param("name", name).param("id", id.value()).update();
    }

    void setDeath(PatientId id, LocalDate diedOn) {
        sql.statement(SET_DEATH).param("diedOn", diedOn).param("id", id.value()).update();
    }

    private static List<PatientId> distinct(Collection<PatientId> ids) {
        return ids.stream().distinct().toList();
    }

    private static byte @Nullable [] bytes(@Nullable String hex) {
        return hex == null ? null : HEX.parseHex(hex);
    }

    private static PatientRow row(ResultSet row, int number) throws SQLException {
        byte[] phoneIndex = row.getBytes("phone_index");
        return new PatientRow(
                new PatientId(row.getLong("id")),
                Person.IdKind.valueOf(row.getString("id_kind")),
                Person.Sex.valueOf(row.getString("sex")),
                row.getObject("born_on", LocalDate.class),
                row.getObject("died_on", LocalDate.class),
                HEX.formatHex(row.getBytes("id_index")),
                phoneIndex == null ? null : HEX.formatHex(phoneIndex),
                row.getBytes("name"),
                row.getBytes("id_number"),
                row.getBytes("phone"));
    }
}
