package org.xinyi.repayment;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PaymentId;
import org.xinyi.kernel.sql.Sql;

/// What payments are meant for, said before they are made.
@Component
class Purposes {

    private static final String INSERT =
            """
            INSERT INTO repayment_purpose (payment, obligations)
            VALUES (:payment, :obligations)
            ON CONFLICT (payment) DO NOTHING
            """;

    private static final String SELECT =
            """
            SELECT payment, obligations
            FROM repayment_purpose
            WHERE payment = ANY(?::bigint[])
            """;

    private final Sql sql;

    Purposes(Sql sql) {
        this.sql = sql;
    }

    void say(PaymentId payment, Collection<ObligationId> obligations) {
        sql.statement(INSERT)
                .param("payment", payment.value())
                .param(
                        "obligations",
                        obligations.stream().map(ObligationId::value).toArray(Long[]::new))
                .update();
    }

    /// Payments without a purpose are absent.
    Map<PaymentId, Set<ObligationId>> of(List<PaymentId> payments) {
        Map<PaymentId, Set<ObligationId>> purposes = new HashMap<>();
        sql.over(payments)
                .ids(payment -> payment)
                .query(
                        SELECT,
                        (row, _) ->
                                purposes.put(
                                        new PaymentId(row.getLong("payment")),
                                        Arrays.stream(
                                                        (Long[])
                                                                row.getArray("obligations")
                                                                        .getArray())
                                                .map(ObligationId::new)
                                                .collect(Collectors.toSet())));
        return purposes;
    }
}
