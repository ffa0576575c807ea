package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.BLOOD;
import static org.xinyi.stories.Hospital.CT;
import static org.xinyi.stories.Visit.share;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.Api;
import org.xinyi.Proves;
import org.xinyi.kernel.Money;

/// A credit card for care, offered with the signature: it pays what other accounts lack, and its
/// bank may be asked for a higher limit.
class CardStoryTests extends Story {

    private final ApplicationContext context;
    private World world;
    private Hospital hospital;
    private Begun begun;
    private OtherChannels bank;

    CardStoryTests(ApplicationContext context) {
        this.context = context;
    }

    /// 11 June: bank A issues cards.
    @BeforeEach
    void anotherCity() {
        world = new World(context, Twins.HERE.anew(), "2020-06-11T09:00");
        hospital = world.hospital();
        begun = new Begun(world);
        bank = new OtherChannels(world);
        bank.collects(hospital.id(), "UNIONPAY");
        world.lends("bank-a");
    }

    @AfterEach
    void everyFenIsExplained() {
        world.itIs("2020-06-25T09:00");
        world.everyFenIsExplained();
    }

    @Proves(
            value = {"F32", "F33", "F44", "F45"},
            in = "S05")
    @Test
    void aCardAppliedForWithTheSignaturePaysWhatTheAccountsLack() {
        // 11 June: the scheme offers a credit card for care to whoever has signed. Chen applies at
        // a bank, which grants a limit of its own for it.
        Resident chen = world.insured("陈小红", 1990);
        begun.opens(chen, "S05");
        Purse purse = new Purse(bank, chen, "10.00");
        Api.Answer offers = chen.phone().get("patients/" + chen.id() + "/card-offers").expect(200);
        assertThat(offers.text("0.offer")).isEqualTo("CARD");
        assertThat(offers.text("0.issuers.0.code")).isEqualTo("bank-a");
        long card = purse.takesCard(offers.number("0.commitment"));
        Money limit = purse.available();
        assertThat(limit).isGreaterThanOrEqualTo(Money.parse("1000.00"));
        chen.phone()
                .post(
                        "card-applications",
                        Map.of("commitment", offers.number("0.commitment"), "lender", "bank-a"))
                .expectProblem(409, "card-not-offered");
        // A CT: 10.00 from the bank account, the rest advanced by the card's bank. Chen owes
        // nothing at the hospital.
        Visit visit = hospital.receives(chen, "S05");
        long ct = visit.orders(CT, "1");
        visit.confirms(ct, "DONE", null);
        Money personal = Money.parse(share(visit.settled(), "PERSONAL"));
        Money lent = personal.minus(Money.parse("10.00"));
        World.eventually(() -> assertThat(purse.left()).isEqualTo(Money.ZERO));
        assertThat(purse.available()).isEqualTo(limit.minus(lent));
        World.eventually(() -> assertThat(chen.owes()).isEqualTo(lent.toString()));
        visit.ends();
        // 13 June: the bank has paid the hospital. The CT is taken back: what the hospital itself
        // got goes back first, and the rest to the card.
        world.itIs("2020-06-13T09:00");
        hospital.refunds(ct);
        World.eventually(() -> assertThat(purse.left()).isEqualTo(Money.parse("10.00")));
        assertThat(purse.available()).isEqualTo(limit);
        assertThat(chen.owes()).isEqualTo("0.00");
        assertThat(card).isPositive();
    }

    @Proves(
            value = {"F46", "F59", "F99"},
            in = "S14")
    @Test
    void inShanghaiOneClickDebitsTheAccountAndACardMayBeRaised() {
        // 11 June: Li has bound a UnionPay account; one click of the doctor settles and debits.
        Resident li = world.insured("李小红", 1990);
        begun.opens(li, "S14");
        Purse purse = new Purse(bank, li, "15.00");
        Visit visit = hospital.receives(li, "S14");
        visit.does(BLOOD, "1");
        visit.ends();
        visit.settles("DOCTOR");
        Money personal = Money.parse(share(visit.settled(), "PERSONAL"));
        Money debited = personal.min(Money.parse("15.00"));
        World.eventually(
                () -> assertThat(purse.left()).isEqualTo(Money.parse("15.00").minus(debited)));
        World.eventually(
                () -> assertThat(Money.parse(li.owes())).isEqualTo(personal.minus(debited)));
        // The scheme fixes the order, and offers a card to whoever has none.
        li.phone()
                .put(
                        "patients/" + li.id() + "/accounts/order",
                        Map.of("accounts", List.of("CREDIT_CARD")))
                .expectProblem(422, "account-order-fixed");
        Api.Answer offers = li.phone().get("patients/" + li.id() + "/card-offers").expect(200);
        assertThat(offers.text("0.offer")).isEqualTo("CARD");
        long card = purse.takesCard(offers.number("0.commitment"));
        assertThat(li.phone().get("patients/" + li.id() + "/card-offers").text("0.offer"))
                .isEqualTo("HIGHER_LIMIT");
        // Who finds the limit too low asks the bank for more.
        Money limit = purse.available();
        String raises = "credit-lines/" + card + "/raises";
        li.phone()
                .post(raises, Map.of("limit", limit.toString()))
                .expectProblem(409, "raise-not-offered");
        Money wanted = limit.plus(Money.parse("500.00"));
        li.phone().post(raises, Map.of("limit", wanted.toString())).expect(201);
        World.eventually(() -> assertThat(purse.available()).isEqualTo(wanted));
        assertThat(li.phone().get(raises).text("0.granted")).isEqualTo(wanted.toString());
    }
}
