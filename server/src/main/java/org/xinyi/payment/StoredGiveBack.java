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

/// Money on its way back, as its row has it.
///
/// @param owner whose money it is
/// @param channel the one that brought it; once given, the one it went through
/// @param atChannel whether the channel is giving it back
record StoredGiveBack(
        long id,
        PaymentId payment,
        PartyId owner,
        PatientId patient,
        InstitutionId institution,
        Channel channel,
        Money amount,
        Status status,
        boolean atChannel,
        Instant orderedAt,
        @Nullable Instant givenAt) {

    static final String COLUMNS =
            """
            g.id, g.payment, g.payee, g.patient, g.institution, g.channel, g.amount, g.status,
            g.ask_at, g.ordered_at, g.given_at
            """;

    enum Status implements Coded {
        /// At the channel, or for a cashier to hand out.
        WAITING(1),
        GIVEN(2),
        /// The channel could not give it back; for a cashier to hand out.
        STUCK(3);

        private final int code;

        Status(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    MoneyGivenBack.Item item() {
        if (givenAt == null) {
            throw new IllegalStateException("Not given back yet: " + id);
        }
        return new MoneyGivenBack.Item(id, payment, owner, patient, channel, amount, givenAt);
    }

    static StoredGiveBack of(ResultSet row, int number) throws SQLException {
        OffsetDateTime givenAt = row.getObject("given_at", OffsetDateTime.class);
        return new StoredGiveBack(
                row.getLong("id"),
                new PaymentId(row.getLong("payment")),
                new PartyId(row.getLong("payee")),
                new PatientId(row.getLong("patient")),
                new InstitutionId(row.getLong("institution")),
                Coded.of(Channel.class, row.getInt("channel")),
                Money.ofFen(row.getLong("amount")),
                Coded.of(Status.class, row.getInt("status")),
                row.getObject("ask_at") != null,
                row.getObject("ordered_at", OffsetDateTime.class).toInstant(),
                givenAt == null ? null : givenAt.toInstant());
    }
}
