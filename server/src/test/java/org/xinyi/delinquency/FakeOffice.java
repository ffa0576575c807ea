package org.xinyi.delinquency;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xinyi.ledger.Parties;
import org.xinyi.scheme.LossLayer;

/// A fiscal office that grants everything at the second asking and pays what it granted on the day
/// it is told to.
final class FakeOffice implements ClaimOffice {

    private final Map<String, Claim> claims = new LinkedHashMap<>();
    private final List<Payment> payments = new ArrayList<>();

    @Override
    public LossLayer.Bearer bearer() {
        return LossLayer.Bearer.FISCAL;
    }

    @Override
    public Parties.Kind partyKind() {
        return Parties.Kind.FISCAL_OFFICE;
    }

    @Override
    public String partyCode() {
        return "fiscal";
    }

    @Override
    public String partyName() {
        return "市财政";
    }

    @Override
    public List<Answer> claim(List<Claim> asked) {
        List<Answer> answers = new ArrayList<>();
        for (Claim one : asked) {
            boolean first = claims.putIfAbsent(one.number(), one) == null;
            answers.add(
                    first
                            ? new Answer.Pending(one.number())
                            : new Answer.Accepted(one.number(), one.amount()));
        }
        return answers;
    }

    @Override
    public List<Payment> payments(LocalDate since) {
        return payments.stream().filter(one -> !one.paidOn().isBefore(since)).toList();
    }

    List<Claim> claims() {
        return List.copyOf(claims.values());
    }

    void pays(LocalDate day) {
        claims.values()
                .forEach(
                        one ->
                                payments.add(
                                        new Payment(
                                                "FP-" + one.number(),
                                                one.number(),
                                                one.amount(),
                                                day)));
    }
}
