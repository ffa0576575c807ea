package org.xinyi.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.xinyi.Api;
import org.xinyi.ServerTest;

@ServerTest
class ShiftListTests {

    private final PaymentScene scene;
    private final Api cashier;

    ShiftListTests(ConfigurableApplicationContext context) {
        this.scene = PaymentScene.begin(context);
        this.cashier = scene.city.key(PaymentScene.HOSPITAL.value(), "CASHIER");
    }

    @Test
    void theShiftsOfAHospitalAreListedNewestFirst() {
        long first = open("3号窗");
        cashier.post("shifts/" + first + "/close", Map.of("countedCash", "199.00")).expect(200);
        long next = open("4号窗");

        Api.Answer all = cashier.get("institutions/7/shifts").expect(200);

        assertThat(all.number("shifts.0.id")).isEqualTo(next);
        assertThat(all.text("shifts.1.difference")).isEqualTo("-1.00");
        Api.Answer open = cashier.get("institutions/7/shifts?open=true").expect(200);
        assertThat(open.at("shifts")).hasSize(1);
        Api other = scene.city.key(8, "CASHIER");
        assertThat(other.get("institutions/7/shifts").expect(200).at("shifts")).isEmpty();
    }

    private long open(String window) {
        return cashier.post(
                        "shifts",
                        Map.of("cashier", "王芳", "window", window, "openingFloat", "200.00"))
                .expect(201)
                .number("id");
    }
}
