package org.xinyi.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.PaymentId;
import org.xinyi.kernel.ShiftId;
import org.xinyi.payment.Payments.NewPayment;
import org.xinyi.payment.Payments.Payment;
import org.xinyi.payment.Payments.Purpose;
import org.xinyi.payment.Payments.Status;

/// A payment as its row has it.
///
/// @param institution where it is looked after: the window's, or the payee's
/// @param codeUrl null while the channel has not given one
/// @param reference the channel's own number; null until it is received
record StoredPayment(
        Payment payment,
        InstitutionId institution,
        @Nullable ShiftId shift,
        Money givenBack,
        Instant openedAt,
        @Nullable String codeUrl,
        @Nullable String reference) {

    static final String COLUMNS =
            """
            p.id, p.purpose, p.subject, p.payee, p.patient, p.payer, p.institution, p.shift,
            p.channel, p.amount, p.given_back, p.status, p.opened_at, p.received_at, p.code_url,
            p.reference
            """;

    PaymentId id() {
        return payment.id();
    }

    boolean isReceived() {
        return payment.status() == Status.RECEIVED;
    }

    /// As it was asked for, whatever has become of it.
    NewPayment asNew() {
        return new NewPayment(
                payment.id(),
                payment.purpose(),
                payment.subject(),
                payment.payee(),
                payment.patient(),
                payment.payer(),
                payment.channel(),
                payment.amount());
    }

    static StoredPayment of(ResultSet row, int number) throws SQLException {
        Long shift = row.getObject("shift", Long.class);
        return new StoredPayment(
                payment(row),
                new InstitutionId(row.getLong("institution")),
                shift == null ? null : new ShiftId(shift),
                Money.ofFen(row.getLong("given_back")),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getString("code_url"),
                row.getString("reference"));
    }

    private static Payment payment(ResultSet row) throws SQLException {
        Long payer = row.getObject("payer", Long.class);
        OffsetDateTime receivedAt = row.getObject("received_at", OffsetDateTime.class);
        return new Payment(
                new PaymentId(row.getLong("id")),
                Coded.of(Purpose.class, row.getInt("purpose")),
                row.getLong("subject"),
                new PartyId(row.getLong("payee")),
                new PatientId(row.getLong("patient")),
                payer == null ? null : new PatientId(payer),
                Coded.of(Channel.class, row.getInt("channel")),
                Money.ofFen(row.getLong("amount")),
                Coded.of(Status.class, row.getInt("status")),
                receivedAt == null ? null : receivedAt.toInstant());
    }
}
