package org.xinyi.visit;

import jakarta.validation.constraints.NotNull;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.xinyi.catalogue.Catalogue;
import org.xinyi.catalogue.Item;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.ClientId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.ItemId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.people.Institutions;

/// What was examined and tested in the other hospitals of the city, for a hospital that the
/// patient lets see it: that, when and where, so that nothing is done twice. Results stay where
/// they are.
@Component
class SharedRecords {

    private static final String AGREE =
            """
            INSERT INTO record_consent (patient, institution, given_by, given_at, until)
            VALUES (:patient, :institution, :by, :at::timestamptz, :until::timestamptz)
            ON CONFLICT ON CONSTRAINT record_consent_pk DO UPDATE
            SET given_by = excluded.given_by,
                given_at = excluded.given_at,
                until = excluded.until
            """;

    private static final String WITHDRAW =
            """
            UPDATE record_consent
            SET until = least(until, :now::timestamptz)
            WHERE patient = :patient
                AND institution = :institution
            """;

    private static final String CONSENTS =
            """
            SELECT institution, given_at, until
            FROM record_consent
            WHERE patient = :patient
                AND until > :now::timestamptz
            ORDER BY given_at
            """;

    /// Done is 1, 3 and 4, taken back 8 and 10.
    private static final String DONE =
            """
            SELECT o.institution, o.item, max(e.at) FILTER (WHERE e.kind IN (1, 3, 4)) AS done_at
            FROM visit v
            JOIN service_order o ON o.visit = v.id
            JOIN item i ON i.id = o.item
            JOIN order_event e ON e.order_id = o.id
            WHERE v.patient = :patient
                AND v.institution <> :asking
                AND i.kind IN ('EXAMINATION', 'LABORATORY')
            GROUP BY o.id, o.institution, o.item
            HAVING sum(CASE
                    WHEN e.kind IN (1, 3, 4) THEN e.quantity
                    WHEN e.kind IN (8, 10) THEN -e.quantity
                    ELSE 0
                END) > 0
                AND max(e.at) FILTER (WHERE e.kind IN (1, 3, 4)) >= :since::timestamptz
            ORDER BY done_at DESC, o.id
            LIMIT :most
            """;

    private static final int MOST = 500;

    private final Sql sql;
    private final BusinessClock clock;
    private final Institutions institutions;
    private final Catalogue catalogue;

    SharedRecords(Sql sql, BusinessClock clock, Institutions institutions, Catalogue catalogue) {
        this.sql = sql;
        this.clock = clock;
        this.institutions = institutions;
        this.catalogue = catalogue;
    }

    /// @param until when it ends by itself
    record RecordConsent(
            @NotNull InstitutionId institution, @NotNull Instant givenAt, @NotNull Instant until) {}

    /// @param institutionZh where it was done
    record ExaminedElsewhere(
            @NotNull InstitutionId institution,
            @NotNull String institutionZh,
            @NotNull String institutionEn,
            @NotNull String item,
            @NotNull String nameZh,
            @NotNull String nameEn,
            Item.@NotNull Kind kind,
            @NotNull Instant doneAt) {}

    /// A consent takes the place of an earlier one for the same hospital.
    RecordConsent agree(PatientId patient, InstitutionId institution, int days, ClientId by) {
        Instant now = clock.now();
        Instant until = now.plus(Duration.ofDays(days));
        sql.statement(AGREE)
                .param("patient", patient.value())
                .param("institution", institution.value())
                .param("by", by.value())
                .param("at", now.toString())
                .param("until", until.toString())
                .update();
        return new RecordConsent(institution, now, until);
    }

    void withdraw(PatientId patient, InstitutionId institution) {
        sql.statement(WITHDRAW)
                .param("patient", patient.value())
                .param("institution", institution.value())
                .param("now", clock.now().toString())
                .update();
    }

    /// Those that hold now.
    List<RecordConsent> consents(PatientId patient) {
        return sql.statement(CONSENTS)
                .param("patient", patient.value())
                .param("now", clock.now().toString())
                .query(
                        (row, _) ->
                                new RecordConsent(
                                        new InstitutionId(row.getLong("institution")),
                                        instant(row, "given_at"),
                                        instant(row, "until")))
                .list();
    }

    /// Examinations and tests of the last days, the newest first.
    ///
    /// @throws RefusedException when the patient has not agreed that this hospital sees them
    List<ExaminedElsewhere> elsewhere(PatientId patient, InstitutionId asking, int days) {
        boolean agreed =
                consents(patient).stream().anyMatch(one -> one.institution().equals(asking));
        if (!agreed) {
            throw new RefusedException(new VisitRefusal.RecordConsentMissing(patient.value()));
        }
        return sql.statement(DONE)
                .param("patient", patient.value())
                .param("asking", asking.value())
                .param("since", clock.now().minus(Duration.ofDays(days)).toString())
                .param("most", MOST)
                .query(this::examined)
                .list();
    }

    private ExaminedElsewhere examined(ResultSet row, int number) throws SQLException {
        Item item = catalogue.item(new ItemId(row.getLong("item"))).orElseThrow();
        Institutions.Institution at =
                institutions.find(new InstitutionId(row.getLong("institution"))).orElseThrow();
        return new ExaminedElsewhere(
                at.id(),
                at.nameZh(),
                at.nameEn(),
                item.code(),
                item.nameZh(),
                item.nameEn(),
                item.kind(),
                instant(row, "done_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
    }
}
