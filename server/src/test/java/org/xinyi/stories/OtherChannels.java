package org.xinyi.stories;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.xinyi.Api;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.crypto.HmacSm3;
import org.xinyi.payment.MerchantKey;
import tools.jackson.databind.JsonNode;

/// UnionPay, Alipay and the digital yuan, and what their customers do there.
final class OtherChannels {

    private final World world;
    private final Map<String, String> mchids = new HashMap<>();

    OtherChannels(World world) {
        this.world = world;
    }

    /// A payee begins to collect there.
    void collects(long payee, String channel) {
        mchids.put(
                channel + payee,
                world.operator()
                        .post("merchants", MerchantKey.of(payee, channel))
                        .expect(201)
                        .text("mchid"));
    }

    /// Somebody binds a bank account, confirms it at the bank, and has so much on it.
    ///
    /// @return the mandate
    long binds(Resident who, String balance) {
        Api.Answer bound =
                who.phone()
                        .post(
                                "patients/" + who.id() + "/accounts",
                                Map.of("kind", "BOUND_ACCOUNT", "channel", "UNIONPAY"))
                        .expect(201);
        for (JsonNode one : bound.at("accounts")) {
            if (one.get("kind").asString().equals("BOUND_ACCOUNT")) {
                long mandate = one.get("mandate").asLong();
                holds("UNIONPAY", mandate, balance);
                return mandate;
            }
        }
        throw new AssertionError(bound.body());
    }

    /// The owner has confirmed the contract, and has so much on the account now.
    void holds(String channel, long mandate, String balance) {
        world.sandbox()
                .post(
                        path(channel) + "/admin/contracts",
                        Map.of(
                                "client",
                                client(),
                                "contractNo",
                                number(mandate),
                                "payer",
                                "owner-" + mandate,
                                "balance",
                                balance));
    }

    /// What is left on a bound account.
    Money left(String channel, long mandate) {
        String place = path(channel) + "/contracts/" + number(mandate);
        byte[] head = ("GET\n" + place + "\n").getBytes(UTF_8);
        JsonNode contract =
                world.sandbox()
                        .get(
                                place,
                                Map.of(
                                        "X-Client",
                                        client(),
                                        "X-Signature",
                                        new HmacSm3(World.SECRET.getBytes(UTF_8)).hex(head)));
        return Money.parse(contract.get("available").asString());
    }

    /// Somebody pays these opened payments there.
    void pay(Api.Answer opened, String channel) {
        for (JsonNode payment : opened.json().get("payments")) {
            world.sandbox()
                    .post(
                            path(channel) + "/admin/pay",
                            Map.of(
                                    "mchid",
                                    mchids.getOrDefault(
                                            channel + payment.get("payee").asLong(), ""),
                                    "orderNo",
                                    number(payment.get("payment").asLong()),
                                    "payer",
                                    "somebody"));
        }
    }

    private String client() {
        return "xinyi-" + world.city().city().code();
    }

    private String number(long id) {
        return world.city().city().code() + "-" + Long.toString(id, 36);
    }

    private static String path(String channel) {
        return "/channels/" + channel.toLowerCase(Locale.ROOT);
    }
}
