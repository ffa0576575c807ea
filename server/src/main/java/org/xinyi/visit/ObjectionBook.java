package org.xinyi.visit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.ClientId;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;

/// The rows of objections.
@Component
class ObjectionBook {

    private static final String COLUMNS =
            """
            SELECT id, order_id, visit, patient, institution, department, text, at, answered_at,
                upheld, answer
            FROM order_objection
            """;

    private static final String SELECT_FOR_UPDATE =
            COLUMNS
                    + """
                    WHERE id = :id
                    FOR UPDATE
                    """;

    private static final String SELECT_OPEN =
            COLUMNS
                    + """
                    WHERE order_id = :order
                        AND answered_at IS NULL
                    """;

    private static final String SELECT_OF_VISIT =
            COLUMNS
                    + """
                    WHERE visit = :visit
                    ORDER BY id
                    """;

    private static final String SELECT_WAITING =
            COLUMNS
                    + """
                    WHERE institution = :institution
                        AND answered_at IS NULL
                        AND (:department::bigint IS NULL OR department = :department)
                        AND id > :after
                    ORDER BY id
                    LIMIT :limit
                    """;

    private static final String INSERT =
            """
            INSERT INTO order_objection
                (id, order_id, visit, patient, institution, department, text, at)
            VALUES
                (:id, :order, :visit, :patient, :institution, :department, :text, :at::timestamptz)
            ON CONFLICT DO NOTHING
            """;

    private static final String ANSWER =
            """
            UPDATE order_objection
            SET answered_at = :at::timestamptz,
                answered_by = :by,
                upheld = :upheld,
                answer = :answer
            WHERE id = :id
            """;

    private final Sql sql;

    ObjectionBook(Sql sql) {
        this.sql = sql;
    }

    Optional<Objection> lock(long objection) {
        return sql.statement(SELECT_FOR_UPDATE)
                .param("id", objection)
                .query(ObjectionBook::objection)
                .optional();
    }

    /// The one that nobody has answered yet.
    Optional<Objection> open(OrderId order) {
        return sql.statement(SELECT_OPEN)
                .param("order", order.value())
                .query(ObjectionBook::objection)
                .optional();
    }

    List<Objection> of(VisitId visit) {
        return sql.statement(SELECT_OF_VISIT)
                .param("visit", visit.value())
                .query(ObjectionBook::objection)
                .list();
    }

    /// Those that wait for an answer, oldest first.
    ///
    /// @param department null: of all departments
    List<Objection> waiting(
            InstitutionId institution, @Nullable DepartmentId department, PageWanted page) {
        return sql.statement(SELECT_WAITING)
                .param("institution", institution.value())
                .param("department", department == null ? null : department.value())
                .param("after", page.after() == null ? 0 : page.after())
                .param("limit", page.limit() + 1)
                .query(ObjectionBook::objection)
                .list();
    }

    /// @return false when one is open for the same order
    boolean add(Objection objection) {
        return sql.statement(INSERT)
                        .param("id", objection.id())
                        .param("order", objection.order().value())
                        .param("visit", objection.visit().value())
                        .param("patient", objection.patient().value())
                        .param("institution", objection.institution().value())
                        .param("department", objection.department().value())
                        .param("text", objection.text())
                        .param("at", objection.at().toString())
                        .update()
                == 1;
    }

    void answer(long objection, boolean upheld, String answer, ClientId by, Instant at) {
        sql.statement(ANSWER)
                .param("id", objection)
                .param("upheld", upheld)
                .param("answer", answer)
                .param("by", by.value())
                .param("at", at.toString())
                .update();
    }

    private static Objection objection(ResultSet row, int number) throws SQLException {
        OffsetDateTime answeredAt = row.getObject("answered_at", OffsetDateTime.class);
        return new Objection(
                row.getLong("id"),
                new OrderId(row.getLong("order_id")),
                new VisitId(row.getLong("visit")),
                new PatientId(row.getLong("patient")),
                new InstitutionId(row.getLong("institution")),
                new DepartmentId(row.getLong("department")),
                row.getString("text"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                answeredAt == null ? null : answeredAt.toInstant(),
                row.getObject("upheld", Boolean.class),
                row.getString("answer"));
    }
}
