package org.xinyi.settlement;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.sql.Requests;
import org.xinyi.payment.BoundAccounts.BoundAccount;
import org.xinyi.payment.Channel;
import org.xinyi.people.Guardians;
import org.xinyi.people.PeopleRefusal;
import org.xinyi.scheme.PaymentTerms.Account;

/// Accounts of a patient's own that pay at settlements, and their order.
@RestController
@RequestMapping("/api/v1/{city}/patients/{patient}/accounts")
@Tag(name = "Accounts")
class AccountController {

    /// @param channel where the bank account is debited; absent for the personal account
    record NewAccount(@NotNull Account kind, @Nullable Channel channel) {}

    /// @param accounts the first pays first; those that are not named follow as the scheme says
    record NewAccountOrder(@NotEmpty @Size(max = 3) List<@NotNull Account> accounts) {}

    /// @param mandate under which a bank account is debited
    /// @param line of a card
    /// @param available what a card's line still carries, as far as we know
    record AccountView(
            @NotNull Account kind,
            @Nullable Channel channel,
            @Nullable Long mandate,
            @Nullable LineId line,
            @Nullable PartyId lender,
            @Nullable Money available,
            @Nullable Instant boundAt) {}

    /// @param order in which accounts pay; empty where no scheme of the city debits any
    /// @param ownOrder whether the patient has set it
    /// @param mayOrder whether the patient may set it
    /// @param offered what can be bound, and at which channels
    record AccountsView(
            @NotNull List<AccountView> accounts,
            @NotNull List<Account> order,
            @NotNull Boolean ownOrder,
            @NotNull Boolean mayOrder,
            @NotNull List<BindingAccounts.Offered> offered) {}

    private record Said(long patient) {}

    private final Requests requests;
    private final BindingAccounts binding;
    private final OwnAccounts accounts;
    private final Guardians guardians;

    AccountController(
            Requests requests, BindingAccounts binding, OwnAccounts accounts, Guardians guardians) {
        this.requests = requests;
        this.binding = binding;
        this.accounts = accounts;
        this.guardians = guardians;
    }

    @GetMapping
    @Access({Role.PATIENT, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "The accounts that pay a person's share at settlements, and their order")
    AccountsView accounts(@PathVariable long patient) {
        return view(open(patient));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Role.PATIENT)
    @Operation(
            summary = "Bind the personal account, or a bank account at a channel",
            description =
                    "The channel asks the owner of a bank account to confirm; until then it gives"
                            + " nothing. A card is applied for at a lender.")
    AccountsView bind(
            @PathVariable long patient,
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody NewAccount wanted) {
        PatientId owner = open(patient, wanted.kind());
        requests.once(
                SettlementOperation.BIND_ACCOUNT,
                key,
                patient + " " + wanted,
                Said.class,
                () -> {
                    binding.bind(owner, self(), wanted.kind(), wanted.channel());
                    return new Said(patient);
                });
        if (wanted.kind() == Account.BOUND_ACCOUNT) {
            binding.propose(owner);
        }
        return view(owner);
    }

    @DeleteMapping("/{kind}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Role.PATIENT)
    @Operation(summary = "Unbind an account: nothing is debited from it any more")
    void unbind(@PathVariable long patient, @PathVariable Account kind) {
        binding.unbind(open(patient, kind), self(), kind);
    }

    @PutMapping("/order")
    @Access(Role.PATIENT)
    @Operation(summary = "Say in which order the accounts pay")
    AccountsView order(@PathVariable long patient, @Valid @RequestBody NewAccountOrder wanted) {
        PatientId owner = open(patient, Account.BOUND_ACCOUNT);
        binding.order(owner, wanted.accounts());
        return view(owner);
    }

    /// A parent decides about a minor's personal account, and sees no more than that.
    private AccountsView view(PatientId owner) {
        Acting acting = Acting.current();
        boolean whole = !acting.is(Role.PATIENT) || acting.isPatient(owner);
        OwnAccounts.Own own = whole ? accounts.of(owner) : accounts.of(owner).personalAlone();
        return new AccountsView(
                views(own),
                binding.orderOf(own).stream().filter(one -> whole || isPersonal(one)).toList(),
                own.order() != null,
                whole && binding.mayOrder(),
                binding.offered().stream().filter(one -> whole || isPersonal(one.kind())).toList());
    }

    private static boolean isPersonal(Account kind) {
        return kind == Account.PERSONAL_ACCOUNT;
    }

    private static List<AccountView> views(OwnAccounts.Own own) {
        List<AccountView> views = new ArrayList<>();
        if (own.personalAccount()) {
            views.add(
                    new AccountView(Account.PERSONAL_ACCOUNT, null, null, null, null, null, null));
        }
        BoundAccount bound = own.bound();
        if (bound != null) {
            views.add(
                    new AccountView(
                            Account.BOUND_ACCOUNT,
                            bound.channel(),
                            bound.mandate(),
                            null,
                            null,
                            null,
                            bound.boundAt()));
        }
        OwnAccounts.Card card = own.card();
        if (card != null) {
            views.add(
                    new AccountView(
                            Account.CREDIT_CARD,
                            null,
                            null,
                            card.line().id(),
                            card.line().lender(),
                            card.free(),
                            null));
        }
        return views;
    }

    private static PatientId self() {
        return Objects.requireNonNull(Acting.current().patient());
    }

    private PatientId open(long patient) {
        return open(patient, Account.PERSONAL_ACCOUNT);
    }

    /// A minor's personal account is open to a parent; nobody's bank account is to another.
    private PatientId open(long patient, Account kind) {
        PatientId asked = new PatientId(patient);
        Acting acting = Acting.current();
        boolean child = kind == Account.PERSONAL_ACCOUNT && isChildOf(acting, asked);
        if (acting.is(Role.PATIENT) && !acting.isPatient(asked) && !child) {
            throw new RefusedException(new PeopleRefusal.PatientUnknown(patient));
        }
        return asked;
    }

    private boolean isChildOf(Acting acting, PatientId asked) {
        PatientId person = acting.patient();
        return person != null && guardians.isGuardian(person, asked);
    }
}
