package org.xinyi.settlement;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.credit.CreditLines;
import org.xinyi.credit.Line;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.Balance;
import org.xinyi.ledger.Balances;
import org.xinyi.payment.BoundAccounts;
import org.xinyi.payment.BoundAccounts.BoundAccount;
import org.xinyi.people.Guardians;
import org.xinyi.scheme.PaymentTerms.Account;

/// The accounts people have of their own, and how they want them to be used.
@Component
class OwnAccounts {

    /// A card as far as it can be used.
    ///
    /// @param free what its line still carries; null: the lender alone knows
    record Card(Line line, @Nullable Money free) {}

    /// @param personalAccount whether the insurance's personal account is to pay
    /// @param order as the owner set it; null: as the scheme says
    record Own(
            boolean personalAccount,
            @Nullable BoundAccount bound,
            @Nullable Card card,
            @Nullable List<Account> order) {

        static final Own NOTHING = new Own(false, null, null, null);

        /// With the personal account of whoever is treated: it is theirs, whoever owes.
        Own withPersonalAccountOf(Own patient) {
            return new Own(patient.personalAccount, bound, card, order);
        }

        /// What concerns a parent of a minor.
        Own personalAlone() {
            return new Own(personalAccount, null, null, null);
        }

        /// Where the bound account cannot be debited.
        Own withoutBound() {
            return new Own(personalAccount, null, card, order);
        }

        boolean has(Account account) {
            return switch (account) {
                case PERSONAL_ACCOUNT -> personalAccount;
                case BOUND_ACCOUNT -> bound != null;
                case CREDIT_CARD -> card != null;
            };
        }
    }

    /// @param by who decided on the personal account
    private record Wish(boolean personalAccount, PatientId by, @Nullable List<Account> order) {}

    private static final String SELECT =
            """
            SELECT patient, personal_account, coalesce(said_by, patient) AS said_by, own_order
            FROM account_wish
            WHERE patient = ANY(?::bigint[])
            """;

    private static final String WANT_PERSONAL_ACCOUNT =
            """
            INSERT INTO account_wish (patient, personal_account, said_by, said_at)
            VALUES (:patient, :wanted, :by, :now::timestamptz)
            ON CONFLICT (patient) DO UPDATE
            SET personal_account = EXCLUDED.personal_account,
                said_by = EXCLUDED.said_by,
                said_at = EXCLUDED.said_at
            """;

    private static final String WANT_ORDER =
            """
            INSERT INTO account_wish (patient, own_order, said_at)
            VALUES (:patient, :order, :now::timestamptz)
            ON CONFLICT (patient) DO UPDATE
            SET own_order = EXCLUDED.own_order,
                said_at = EXCLUDED.said_at
            """;

    private final Sql sql;
    private final BusinessClock clock;
    private final BoundAccounts bound;
    private final CreditLines lines;
    private final Balances balances;
    private final Guardians guardians;

    OwnAccounts(
            Sql sql,
            BusinessClock clock,
            BoundAccounts bound,
            CreditLines lines,
            Balances balances,
            Guardians guardians) {
        this.sql = sql;
        this.clock = clock;
        this.bound = bound;
        this.lines = lines;
        this.balances = balances;
        this.guardians = guardians;
    }

    /// @param by the patient, or a parent of a minor
    void wantPersonalAccount(PatientId patient, boolean wanted, PatientId by) {
        sql.statement(WANT_PERSONAL_ACCOUNT)
                .param("patient", patient.value())
                .param("wanted", wanted)
                .param("by", by.value())
                .param("now", clock.now().toString())
                .update();
    }

    void wantOrder(PatientId patient, List<Account> order) {
        sql.statement(WANT_ORDER)
                .param("patient", patient.value())
                .param("order", order.stream().map(Account::name).toArray(String[]::new))
                .param("now", clock.now().toString())
                .update();
    }

    Own of(PatientId owner) {
        return of(Set.of(owner)).getOrDefault(owner, Own.NOTHING);
    }

    Map<PatientId, Own> of(Collection<PatientId> owners) {
        Map<PatientId, Wish> wishes = wishes(owners);
        Map<PatientId, BoundAccount> accounts = bound.of(owners);
        Map<PatientId, Card> cards = cards(owners);
        Map<PatientId, Own> own = new HashMap<>();
        for (PatientId owner : owners) {
            Wish wish = wishes.getOrDefault(owner, new Wish(false, owner, null));
            own.put(
                    owner,
                    new Own(
                            wish.personalAccount && mayDecide(wish.by, owner),
                            accounts.get(owner),
                            cards.get(owner),
                            wish.order));
        }
        return own;
    }

    /// What a parent wished ends when the child is of age, or is no longer the parent's.
    private boolean mayDecide(PatientId person, PatientId owner) {
        return person.equals(owner) || guardians.isGuardian(person, owner);
    }

    private Map<PatientId, Card> cards(Collection<PatientId> owners) {
        List<Line> open = lines.cards(owners);
        Map<LineId, Balance> rows = balances.find(open.stream().map(Line::id).toList());
        Map<PatientId, Card> cards = new HashMap<>();
        for (Line line : open) {
            Balance row = rows.get(line.id());
            cards.put(line.debtor(), new Card(line, row == null ? null : row.available()));
        }
        return cards;
    }

    private Map<PatientId, Wish> wishes(Collection<PatientId> owners) {
        Map<PatientId, Wish> wishes = new HashMap<>();
        sql.over(List.copyOf(owners))
                .ids(owner -> owner)
                .query(
                        SELECT,
                        (row, _) ->
                                wishes.put(
                                        new PatientId(row.getLong("patient")),
                                        new Wish(
                                                row.getBoolean("personal_account"),
                                                new PatientId(row.getLong("said_by")),
                                                order(row))));
        return wishes;
    }

    private static @Nullable List<Account> order(ResultSet row) throws SQLException {
        Array order = row.getArray("own_order");
        return order == null
                ? null
                : Arrays.stream((String[]) order.getArray())
                        .map(Account::valueOf)
                        .collect(Collectors.toList());
    }
}
