package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.BLOOD;
import static org.xinyi.stories.Visit.share;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.Api;
import org.xinyi.Proves;

/// Ways to pay that the patient chooses among: wallets, the digital yuan, the bank itself, and
/// the channel that is debited on the due day.
class ChannelsStoryTests extends Story {

    private final ApplicationContext context;
    private World world;
    private Hospital hospital;
    private Begun begun;
    private OtherChannels channels;

    ChannelsStoryTests(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void anotherCity() {
        world = new World(context, Twins.HERE.anew(), "2020-06-11T09:00");
        hospital = world.hospital();
        begun = new Begun(world);
        channels = new OtherChannels(world);
    }

    @AfterEach
    void everyFenIsExplained() {
        world.itIs("2020-07-25T09:00");
        world.everyFenIsExplained();
    }

    @Proves(
            value = {"F96", "F97", "F98"},
            in = "S03")
    @Test
    void inSuzhouOneTapPaysByWalletOrDigitalYuan() {
        for (String channel : List.of("WECHAT", "ALIPAY", "ECNY")) {
            // 11 June: treated on the line of a bank of one's choice, settled with a tap.
            Resident li = treated("S03");
            assertThat(li.owes()).isNotEqualTo("0.00");
            // The bank collects by every channel; one tap opens the payment.
            if (!channel.equals("WECHAT")) {
                channels.collects(world.bank("bank-i").value(), channel);
            }
            Api.Answer opened =
                    li.phone()
                            .post("repayments", Map.of("debtor", li.id(), "channel", channel))
                            .expect(201);
            if (channel.equals("WECHAT")) {
                world.payByWallet(opened);
            } else {
                channels.pay(opened, channel);
            }
            World.eventually(() -> assertThat(li.owes()).as(channel).isEqualTo("0.00"));
            assertThat(li.phone().get("patients/" + li.id() + "/payments").text("items.0.channel"))
                    .isEqualTo(channel);
        }
    }

    @Proves(value = "F101", in = "S01")
    @Test
    void inKunmingThePatientSetsTheChannelThatIsDebited() {
        // 11 June: Li owes the bank, and first lets it debit a wallet, then UnionPay instead.
        Resident li = treated("S01");
        long bank = world.bank("bank-a").value();
        channels.collects(bank, "UNIONPAY");
        long wallet =
                li.phone()
                        .post("mandates", Map.of("payee", bank, "channel", "WECHAT"))
                        .expect(201)
                        .number("id");
        long mandate =
                li.phone()
                        .post("mandates", Map.of("payee", bank, "channel", "UNIONPAY"))
                        .expect(201)
                        .number("id");
        channels.holds("UNIONPAY", mandate, "500.00");
        Api.Answer mandates = li.phone().get("patients/" + li.id() + "/mandates").expect(200);
        assertThat(mandates.json().findValuesAsString("channel"))
                .containsExactly("UNIONPAY", "WECHAT");
        assertThat(mandates.number("1.id")).isEqualTo(wallet);
        assertThat(mandates.json().get(0).has("revokedAt")).isFalse();
        assertThat(mandates.json().get(1).has("revokedAt")).isTrue();
        // 11 July, the due day: debited there, once.
        world.itIs("2020-07-11T08:00");
        World.eventually(() -> assertThat(li.owes()).isEqualTo("0.00"));
        Api.Answer payments = li.phone().get("patients/" + li.id() + "/payments").expect(200);
        assertThat(payments.at("items")).hasSize(1);
        assertThat(payments.text("items.0.channel")).isEqualTo("UNIONPAY");
    }

    @Proves(value = "F104", in = "S06")
    @Test
    void inZhuhaiOneRepaysInTheMiniProgramOrInOnlineBanking() {
        // 11 June: Li owes the bank the personal share.
        Resident li = treated("S06");
        String line = world.lenderNumber(li, "S06");
        // 12 June: ten yuan in online banking, of which we hear from the bank.
        world.itIs("2020-06-12T09:00");
        String before = li.owes();
        world.sandbox()
                .post(
                        "/bank/bank-a/admin/counter-payments",
                        Map.of("lineNo", line, "amount", "10.00"));
        world.itIs("2020-06-13T00:30");
        World.eventually(() -> assertThat(li.owes()).isNotEqualTo(before));
        // The rest in the mini-program.
        li.paysByWallet();
    }

    private Resident treated(String scheme) {
        Resident li = world.insured("李小红", 1990);
        begun.opens(li, scheme);
        Visit visit = hospital.receives(li, scheme);
        visit.does(BLOOD, "1");
        visit.ends();
        if (!scheme.equals("S06")) {
            visit.settles("PATIENT");
        }
        String personal = share(visit.settled(), "PERSONAL");
        assertThat(li.owes()).isEqualTo(personal);
        return li;
    }
}
