package org.xinyi.payment;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;
import org.xinyi.payment.Mandates.Mandate;

@Component
class StoredAccounts implements BoundAccounts {

    private final MandateRows rows;
    private final OnlineChannels channels;

    StoredAccounts(MandateRows rows, OnlineChannels channels) {
        this.rows = rows;
        this.channels = channels;
    }

    @Override
    public Map<PatientId, BoundAccount> of(Collection<PatientId> patients) {
        return rows.accounts(List.copyOf(patients)).stream()
                .map(StoredAccounts::account)
                .collect(Collectors.toMap(BoundAccount::patient, Function.identity()));
    }

    @Override
    public BoundAccount bind(PatientId patient, Channel channel) {
        return account(rows.grantForAll(patient, channel));
    }

    @Override
    public Outcome<BoundAccount> propose(BoundAccount account) {
        boolean proposed =
                channels.find(account.channel())
                        .filter(online -> online.propose(null, account.mandate()))
                        .isPresent();
        return proposed
                ? Outcome.done(account)
                : Outcome.refused(new PaymentRefusal.ChannelUnavailable(account.channel().name()));
    }

    @Override
    public void unbind(BoundAccount account) {
        rows.revoke(account.mandate());
        channels.find(account.channel()).ifPresent(online -> online.end(null, account.mandate()));
    }

    @Override
    public boolean reaches(BoundAccount account, PartyId payee) {
        return channels.account(payee, account.channel()).isPresent();
    }

    @Override
    public Map<Long, Money> available(Collection<BoundAccount> accounts) {
        Map<Long, Money> available = new ConcurrentHashMap<>();
        Alongside.each(
                List.copyOf(accounts),
                one ->
                        channels.find(one.channel())
                                .flatMap(online -> online.available(one.mandate()))
                                .ifPresent(money -> available.put(one.mandate(), money)));
        return available;
    }

    private static BoundAccount account(Mandate mandate) {
        return new BoundAccount(
                mandate.id(), mandate.patient(), mandate.channel(), mandate.grantedAt());
    }
}
