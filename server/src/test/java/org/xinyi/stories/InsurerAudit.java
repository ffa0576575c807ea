package org.xinyi.stories;

import java.util.List;
import java.util.Map;
import org.xinyi.Api;

/// The insurer looks once more at a month of the hospital, keeps something of the pool's share
/// back, and the hospital has to accept it.
public final class InsurerAudit {

    private final World world;

    public InsurerAudit(World world) {
        this.world = world;
    }

    /// @param month such as `2020-06`, not yet paid by the insurer
    public void keepsBack(String month, String amount) {
        Map<String, String> deduction =
                Map.of(
                        "fixmedins_code",
                        "H32070000001",
                        "period",
                        month,
                        "fund",
                        "POOL",
                        "amount",
                        amount);
        world.sandbox().post("/insurer/admin/deductions", Map.of("deductions", List.of(deduction)));
    }

    public void isAccepted() {
        Api his = world.hospital().his();
        long deduction =
                his.get("institutions/" + world.hospital().id() + "/insurer-deductions")
                        .expect(200)
                        .number("0.deduction");
        his.post("insurer-deductions/" + deduction + "/acceptance", Map.of()).expect(200);
    }
}
