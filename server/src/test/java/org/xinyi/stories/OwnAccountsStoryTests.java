package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.BLOOD;
import static org.xinyi.stories.Hospital.CT;
import static org.xinyi.stories.Visit.share;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.Proves;
import org.xinyi.kernel.Money;
import org.xinyi.ledger.JournalKind;
import tools.jackson.databind.JsonNode;

/// Guangzhou and Shanghai: the personal share is debited from the patient's own accounts with
/// the settlement, in the patient's own order. What they do not give is owed, and care goes on.
class OwnAccountsStoryTests extends Story {

    private final ApplicationContext context;
    private World world;
    private Hospital hospital;
    private Begun begun;
    private OtherChannels bank;

    OwnAccountsStoryTests(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void anotherCity() {
        world = new World(context, Twins.HERE.anew(), "2020-06-11T09:00");
        hospital = world.hospital();
        begun = new Begun(world);
        bank = new OtherChannels(world);
        bank.collects(hospital.id(), "UNIONPAY");
    }

    @AfterEach
    void everyFenIsExplained() {
        world.itIs("2020-06-25T09:00");
        world.everyFenIsExplained();
    }

    @Proves(
            value = {"F59", "F60", "F99", "F109", "F125", "F128"},
            in = "S05")
    @Test
    void inGuangzhouThePersonalShareIsDebitedAsSoonAsItIsPrescribed() {
        // 11 June: Chen has signed, wants the personal account to pay, and has bound a bank account
        // with 500.00.
        Resident chen = chen();
        Purse purse = new Purse(bank, chen, "500.00");
        purse.binds("PERSONAL_ACCOUNT");
        assertThat(purse.accounts().at("order").toString())
                .isEqualTo("[\"PERSONAL_ACCOUNT\",\"BOUND_ACCOUNT\",\"CREDIT_CARD\"]");
        // A CT is ordered, and settled at once: the insurer takes the 30.00 of the personal
        // account, the bank the rest. Nothing is left to pay before the CT is done.
        Visit visit = hospital.receives(chen, "S05");
        long ct = visit.orders(CT, "1");
        JsonNode settlement = visit.settled();
        assertThat(share(settlement, "PERSONAL_ACCOUNT")).isEqualTo("30.00");
        String personal = share(settlement, "PERSONAL");
        assertThat(settlement.get("owed").get(0).get("dueAt").asString())
                .isEqualTo(settlement.get("postedAt").asString());
        World.eventually(() -> assertThat(chen.owes()).isEqualTo("0.00"));
        assertThat(purse.left()).isEqualTo(Money.parse("500.00").minus(Money.parse(personal)));
        assertThat(world.entries(JournalKind.REPAID))
                .containsExactly("H PERSONAL CHANNEL→LINE " + personal);
        // One message says what the insurance bears and what is debited.
        String covered = Money.parse("300.00").minus(Money.parse(personal)).toString();
        World.eventually(
                () ->
                        assertThat(purse.messages())
                                .anySatisfy(
                                        text ->
                                                assertThat(text)
                                                        .contains(
                                                                "总费用300.00元",
                                                                "医保等支付" + covered + "元",
                                                                "个人应付" + personal + "元",
                                                                personal + "元从您绑定的账户扣付")));
        visit.confirms(ct, "DONE", null);
        visit.ends();
        // 12 June: nothing is debited again.
        world.itIs("2020-06-12T09:00");
        assertThat(purse.payments()).containsExactly("RECEIVED UNIONPAY " + personal);
    }

    @Test
    void whatIsNotDoneGoesBackToTheAccountItCameFrom() {
        // 11 June: a CT is prescribed and paid by both accounts, and nobody carries it out.
        Resident chen = chen();
        Purse purse = new Purse(bank, chen, "500.00");
        purse.binds("PERSONAL_ACCOUNT");
        Visit visit = hospital.receives(chen, "S05");
        visit.orders(CT, "1");
        String personal = share(visit.settled(), "PERSONAL");
        World.eventually(() -> assertThat(chen.owes()).isEqualTo("0.00"));
        visit.ends();
        // 12 June: it has been given back by itself: the personal account's part by the insurer,
        // the bank's to the bank account.
        world.itIs("2020-06-12T09:00");
        World.eventually(() -> assertThat(purse.left()).isEqualTo(Money.parse("500.00")));
        assertThat(world.entries(JournalKind.REFUNDED))
                .contains(
                        "H PERSONAL_ACCOUNT POSITION→INSURER 30.00",
                        "H PERSONAL POSITION→PATIENT_CREDIT " + personal);
        World.eventually(
                () ->
                        assertThat(world.entries(JournalKind.GIVEN_BACK))
                                .containsExactly("H PERSONAL PATIENT_CREDIT→CHANNEL " + personal));
        assertThat(chen.owes()).isEqualTo("0.00");
    }

    @Proves(value = "F100", in = "S05")
    @Test
    void theOwnOrderCountsAndWhatNoAccountGivesIsOwed() {
        // 11 June: Chen puts the bank account first. There is enough on it: the personal account is
        // left alone.
        Resident chen = chen();
        Purse purse = new Purse(bank, chen, "500.00");
        purse.binds("PERSONAL_ACCOUNT");
        assertThat(purse.orders("BOUND_ACCOUNT").at("order").toString())
                .isEqualTo("[\"BOUND_ACCOUNT\",\"PERSONAL_ACCOUNT\",\"CREDIT_CARD\"]");
        Visit visit = hospital.receives(chen, "S05");
        visit.confirms(visit.orders(CT, "1"), "DONE", null);
        JsonNode first = visit.settled();
        assertThat(share(first, "PERSONAL_ACCOUNT")).isEqualTo("0.00");
        World.eventually(() -> assertThat(chen.owes()).isEqualTo("0.00"));
        visit.ends();
        // Another visit, with 10.00 left at the bank: these first, then the personal account; the
        // rest is owed, due now, and said to be. Nobody is turned away.
        purse.fills("10.00");
        Visit second = hospital.receives(chen, "S05");
        second.confirms(second.orders(CT, "1"), "DONE", null);
        JsonNode settlement = second.settled();
        assertThat(share(settlement, "PERSONAL_ACCOUNT")).isEqualTo("30.00");
        Money open = Money.parse(share(settlement, "PERSONAL")).minus(Money.parse("10.00"));
        World.eventually(() -> assertThat(chen.owes()).isEqualTo(open.toString()));
        assertThat(purse.left()).isEqualTo(Money.ZERO);
        World.eventually(
                () ->
                        assertThat(purse.messages())
                                .anySatisfy(
                                        text ->
                                                assertThat(text)
                                                        .contains("10.00元从您绑定的账户扣付", "付清")));
        second.ends();
        // 12 June: there is money on it again, and the rest is debited by itself.
        purse.fills("400.00");
        world.itIs("2020-06-12T09:00");
        World.eventually(() -> assertThat(chen.owes()).isEqualTo("0.00"));
        assertThat(purse.left()).isEqualTo(Money.parse("400.00").minus(open));
    }

    @Test
    void anUnknownOutcomeIsAskedForUntilItIsKnownAndNeverDebitedTwice() {
        // 11 June: the bank debits, and its answer is lost.
        Resident chen = chen();
        Purse purse = new Purse(bank, chen, "500.00");
        world.sandbox()
                .post(
                        "/faults/next",
                        Map.of(
                                "twin",
                                "channels",
                                "operation",
                                "debit",
                                "kind",
                                "TIMEOUT_AFTER_EFFECT"));
        Visit visit = hospital.receives(chen, "S05");
        visit.confirms(visit.orders(BLOOD, "1"), "DONE", null);
        Money personal = Money.parse(share(visit.settled(), "PERSONAL"));
        World.eventually(() -> assertThat(chen.owes()).isEqualTo("0.00"));
        assertThat(purse.left()).isEqualTo(Money.parse("500.00").minus(personal));
        visit.ends();
        // 12 June: unbound, nothing is debited any more; the bill is owed as without an account.
        chen.phone().delete("patients/" + chen.id() + "/accounts/BOUND_ACCOUNT").expect(204);
        world.itIs("2020-06-12T09:00");
        Visit second = hospital.receives(chen, "S05");
        second.confirms(second.orders(BLOOD, "1"), "DONE", null);
        String owed = share(second.settled(), "PERSONAL");
        assertThat(chen.owes()).isEqualTo(owed);
        assertThat(purse.payments()).containsExactly("RECEIVED UNIONPAY " + personal);
        second.ends();
    }

    @Test
    void anAccountThatNoSchemeDebitsIsNotBound() {
        // 11 June: nobody has begun a scheme that debits accounts.
        Resident zhao = world.resident("赵六", 1990);
        String accounts = "patients/" + zhao.id() + "/accounts";
        zhao.phone()
                .post(accounts, Map.of("kind", "BOUND_ACCOUNT", "channel", "UNIONPAY"))
                .expectProblem(422, "account-not-offered");
        begun.begins("S05");
        // Guangzhou debits through UnionPay, not Alipay; a card is applied for.
        zhao.phone()
                .post(accounts, Map.of("kind", "BOUND_ACCOUNT", "channel", "ALIPAY"))
                .expectProblem(422, "account-not-offered");
        zhao.phone()
                .post(accounts, Map.of("kind", "CREDIT_CARD"))
                .expectProblem(422, "account-not-offered");
        // An account is seen by its owner alone.
        Resident stranger = world.resident("周七", 1985);
        stranger.phone().get(accounts).expectProblem(404, "patient-unknown");
    }

    private Resident chen() {
        Resident chen = world.insured("陈小红", 1985);
        begun.opens(chen, "S05");
        return chen;
    }
}
