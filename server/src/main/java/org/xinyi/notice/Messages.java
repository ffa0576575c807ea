package org.xinyi.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.people.Patients;
import org.xinyi.people.PeopleRefusal;

/// Messages as they may be read again, by the patient or by staff.
@Component
class Messages {

    private static final String SELECT =
            """
            SELECT id, template, english, text, parameters, subject, institution, state, queued_at,
                COALESCE(ended_at, sent_at, queued_at) AS reached_at, reason
            FROM notice
            WHERE patient = :patient
                AND state <> 'FOLDED'
                AND (:everywhere OR institution = :institution)
                AND (queued_at, id) < (:beforeAt::timestamptz, :beforeId)
            ORDER BY queued_at DESC, id DESC
            LIMIT :limit
            """;

    private static final Cursor TOP = new Cursor("infinity", Long.MAX_VALUE);

    /// Phone and identity numbers that a text may have been given in full.
    private static final Pattern PERSONAL =
            Pattern.compile("(?<!\\d)(\\d{6}\\d{8}\\d{3}[\\dXx]|1\\d{10})(?!\\d)");

    private final Sql sql;
    private final Patients patients;
    private final Texts texts;

    Messages(Sql sql, Patients patients, Texts texts) {
        this.sql = sql;
        this.patients = patients;
        this.texts = texts;
    }

    MessageController.MessagePage of(PatientId patient, @Nullable String cursor, int limit) {
        Acting acting = Acting.current();
        boolean own = acting.isPatient(patient);
        boolean visible = own || !acting.is(Role.PATIENT);
        if (!visible || !patients.find(List.of(patient)).containsKey(patient)) {
            throw new RefusedException(new PeopleRefusal.PatientUnknown(patient.value()));
        }
        Cursor before = cursor == null ? TOP : Cursor.parse(cursor);
        InstitutionId institution = acting.institution();
        List<MessageController.MessageView> found =
                sql.statement(SELECT)
                        .param("patient", patient.value())
                        .param("everywhere", own || acting.isCityWide())
                        .param("institution", institution == null ? null : institution.value())
                        .param("beforeAt", before.at)
                        .param("beforeId", before.id)
                        .param("limit", limit + 1)
                        .query((row, _) -> view(row, own))
                        .list();
        if (found.size() <= limit) {
            return new MessageController.MessagePage(found, null);
        }
        List<MessageController.MessageView> page = found.subList(0, limit);
        return new MessageController.MessagePage(page, Cursor.after(page.getLast()).toString());
    }

    private MessageController.MessageView view(ResultSet row, boolean own) throws SQLException {
        Template template = Template.valueOf(row.getString("template"));
        String text =
                texts.of(
                        template,
                        row.getBoolean("english"),
                        row.getString("text"),
                        row.getString("parameters"));
        return new MessageController.MessageView(
                row.getLong("id"),
                template,
                template.kind(),
                own ? text : PERSONAL.matcher(text).replaceAll("***"),
                row.getLong("subject"),
                Optional.ofNullable(row.getObject("institution", Long.class))
                        .map(InstitutionId::new)
                        .orElse(null),
                Notices.Status.valueOf(row.getString("state")),
                instant(row, "queued_at"),
                instant(row, "reached_at"),
                row.getString("reason"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /// The last message of a page.
    private record Cursor(String at, long id) {

        static Cursor after(MessageController.MessageView last) {
            return new Cursor(last.queuedAt().toString(), last.id());
        }

        static Cursor parse(String text) {
            int middle = text.lastIndexOf('_');
            try {
                return new Cursor(
                        Instant.parse(text.substring(0, Math.max(0, middle))).toString(),
                        Long.parseLong(text.substring(middle + 1)));
            } catch (DateTimeException | NumberFormatException malformed) {
                throw new RefusedException(new NoticeRefusal.MessageCursorInvalid(text));
            }
        }

        @Override
        public String toString() {
            return at + "_" + id;
        }
    }
}
