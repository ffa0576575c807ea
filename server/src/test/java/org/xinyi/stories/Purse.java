package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xinyi.Api;
import org.xinyi.kernel.Money;
import tools.jackson.databind.JsonNode;

/// Somebody's accounts: a bound one at UnionPay, and what stands beside it.
final class Purse {

    private final OtherChannels channels;
    private final Resident owner;
    private final long mandate;

    /// Binds an account and confirms it, with so much on it.
    Purse(OtherChannels channels, Resident owner, String balance) {
        this.channels = channels;
        this.owner = owner;
        this.mandate = channels.binds(owner, balance);
    }

    void binds(String kind) {
        owner.phone()
                .post("patients/" + owner.id() + "/accounts", Map.of("kind", kind))
                .expect(201);
    }

    /// This account pays first.
    Api.Answer orders(String kind) {
        return owner.phone()
                .put(
                        "patients/" + owner.id() + "/accounts/order",
                        Map.of("accounts", List.of(kind)))
                .expect(200);
    }

    /// So much is on the bound account now.
    void fills(String balance) {
        channels.holds("UNIONPAY", mandate, balance);
    }

    /// What the bound account holds.
    Money left() {
        return channels.left("UNIONPAY", mandate);
    }

    Api.Answer accounts() {
        return owner.phone().get("patients/" + owner.id() + "/accounts").expect(200);
    }

    /// Applies for a card at bank A and waits for it.
    ///
    /// @return its line
    long takesCard(long commitment) {
        owner.phone()
                .post("card-applications", Map.of("commitment", commitment, "lender", "bank-a"))
                .expect(201);
        World.eventually(() -> assertThat(card()).isNotNull());
        return Objects.requireNonNull(card()).get("line").asLong();
    }

    /// What the card still carries.
    Money available() {
        return Money.parse(Objects.requireNonNull(card()).get("available").asString());
    }

    private @Nullable JsonNode card() {
        for (JsonNode one : accounts().at("accounts")) {
            if (one.get("kind").asString().equals("CREDIT_CARD")) {
                return one;
            }
        }
        return null;
    }

    List<String> messages() {
        return owner.phone()
                .get("patients/" + owner.id() + "/messages")
                .expect(200)
                .at("messages")
                .findValuesAsString("text");
    }

    /// What was paid or tried, the last first.
    List<String> payments() {
        List<String> payments = new ArrayList<>();
        for (JsonNode one :
                owner.phone().get("patients/" + owner.id() + "/payments").expect(200).at("items")) {
            payments.add(
                    one.get("status").asString()
                            + " "
                            + one.get("channel").asString()
                            + " "
                            + one.get("amount").asString());
        }
        return payments;
    }
}
