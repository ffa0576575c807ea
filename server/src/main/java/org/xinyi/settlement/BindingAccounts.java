package org.xinyi.settlement;

import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.payment.BoundAccounts;
import org.xinyi.payment.BoundAccounts.BoundAccount;
import org.xinyi.payment.Channel;
import org.xinyi.scheme.FundingRules;
import org.xinyi.scheme.Pack;
import org.xinyi.scheme.PaymentTerms;
import org.xinyi.scheme.PaymentTerms.Account;
import org.xinyi.scheme.Schemes;

/// Binds accounts of people's own, as far as a scheme of the city debits them.
@Component
class BindingAccounts {

    /// @param channels of a bank account; empty for the personal account
    record Offered(@NotNull Account kind, @NotNull List<Channel> channels) {}

    private final BusinessClock clock;
    private final Schemes schemes;
    private final OwnAccounts accounts;
    private final BoundAccounts bound;

    BindingAccounts(
            BusinessClock clock, Schemes schemes, OwnAccounts accounts, BoundAccounts bound) {
        this.clock = clock;
        this.schemes = schemes;
        this.accounts = accounts;
        this.bound = bound;
    }

    /// In the caller's transaction.
    ///
    /// @param by the owner, or a parent for a minor's personal account
    /// @param channel of the bank account; null for the personal account
    void bind(PatientId owner, PatientId by, Account kind, @Nullable Channel channel) {
        if (kind == Account.CREDIT_CARD || !isDebited(kind, channel)) {
            throw new RefusedException(
                    new SettlementRefusal.AccountNotOffered(
                            kind.name(), channel == null ? null : channel.name()));
        }
        if (channel == null) {
            accounts.wantPersonalAccount(owner, true, by);
        } else {
            bound.bind(owner, channel);
        }
    }

    /// What can be bound here, and at which channels.
    List<Offered> offered() {
        List<Offered> offered = new ArrayList<>();
        if (isDebited(Account.PERSONAL_ACCOUNT, null)) {
            offered.add(new Offered(Account.PERSONAL_ACCOUNT, List.of()));
        }
        List<Channel> channels =
                Arrays.stream(Channel.values())
                        .filter(one -> isDebited(Account.BOUND_ACCOUNT, one))
                        .toList();
        if (!channels.isEmpty()) {
            offered.add(new Offered(Account.BOUND_ACCOUNT, channels));
        }
        return offered;
    }

    /// Whether a scheme of the city lets patients set the order.
    boolean mayOrder() {
        return debiting().stream().anyMatch(pack -> pack.payment().orderByPatient());
    }

    /// Tells the channel of the account in force; again changes nothing. Leaves the house.
    void propose(PatientId owner) {
        BoundAccount account = accounts.of(owner).bound();
        if (account != null) {
            bound.propose(account).orThrow();
        }
    }

    /// Nothing is debited any more; what is under way comes to its end. Leaves the house.
    void unbind(PatientId owner, PatientId by, Account kind) {
        BoundAccount account = accounts.of(owner).bound();
        switch (kind) {
            case PERSONAL_ACCOUNT -> accounts.wantPersonalAccount(owner, false, by);
            case BOUND_ACCOUNT -> Optional.ofNullable(account).ifPresent(bound::unbind);
            case CREDIT_CARD ->
                    throw new RefusedException(
                            new SettlementRefusal.AccountNotOffered(kind.name(), null));
        }
    }

    /// In the caller's transaction.
    void order(PatientId owner, List<Account> wanted) {
        if (!mayOrder()) {
            throw new RefusedException(new SettlementRefusal.AccountOrderFixed());
        }
        accounts.wantOrder(owner, wanted.stream().distinct().toList());
    }

    /// The order that counts for somebody now, under the first scheme that debits accounts.
    List<Account> orderOf(OwnAccounts.Own own) {
        return debiting().stream()
                .findFirst()
                .map(pack -> FundingRules.order(pack, own.order()))
                .orElse(List.of());
    }

    private boolean isDebited(Account kind, @Nullable Channel channel) {
        return (kind == Account.BOUND_ACCOUNT) == (channel != null)
                && debiting().stream()
                        .filter(pack -> pack.payment().accounts().contains(kind))
                        .anyMatch(pack -> channel == null || takes(pack, channel));
    }

    private List<Pack> debiting() {
        return schemes.active(clock.today()).stream()
                .filter(pack -> !pack.payment().accounts().isEmpty())
                .toList();
    }

    private static boolean takes(Pack pack, Channel channel) {
        Optional<PaymentTerms.Channel> word =
                switch (channel) {
                    case WECHAT -> Optional.of(PaymentTerms.Channel.WECHAT);
                    case ALIPAY -> Optional.of(PaymentTerms.Channel.ALIPAY);
                    case UNIONPAY -> Optional.of(PaymentTerms.Channel.UNIONPAY);
                    case ECNY -> Optional.of(PaymentTerms.Channel.DIGITAL_YUAN);
                    case WINDOW_CASH, WINDOW_CARD, KIOSK, BANK -> Optional.empty();
                };
        return word.filter(one -> FundingRules.takes(pack, one).outcome()).isPresent();
    }
}
