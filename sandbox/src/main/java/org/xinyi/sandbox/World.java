package org.xinyi.sandbox;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.bank.BankTwin;
import org.xinyi.sandbox.bureau.BureauTwin;
import org.xinyi.sandbox.channel.ChannelTwin;
import org.xinyi.sandbox.citycode.CityCodeTwin;
import org.xinyi.sandbox.clock.DayEnds;
import org.xinyi.sandbox.clock.DayWork;
import org.xinyi.sandbox.clock.SandboxClock;
import org.xinyi.sandbox.creditplatform.CreditPlatformTwin;
import org.xinyi.sandbox.faults.Faults;
import org.xinyi.sandbox.fiscal.FiscalTwin;
import org.xinyi.sandbox.insurer.InsurerTwin;
import org.xinyi.sandbox.sms.SmsTwin;
import org.xinyi.sandbox.web.Handler;
import org.xinyi.sandbox.web.Twin;
import org.xinyi.sandbox.wechat.WechatTwin;

/// All twins on one folder, with one clock and one chance of faults.
final class World implements AutoCloseable {

    private final SandboxClock clock;
    private final List<Twin> twins;
    private final DayEnds dayEnds;
    private final Map<String, Handler> houses = new HashMap<>();

    World(Options options, Clock wall) {
        Path data = options.data();
        Faults faults = new Faults(options.faultsPerMillion(), options.seed());
        clock = new SandboxClock(wall, data.resolve("clock"));
        twins =
                List.of(
                        new InsurerTwin(data.resolve("insurer"), clock, faults),
                        new BankTwin(data.resolve("bank"), clock, wall, faults),
                        new WechatTwin(data.resolve("wechat"), clock, wall, faults),
                        new ChannelTwin(data.resolve("channels"), clock, faults),
                        new SmsTwin(data.resolve("sms"), clock, faults),
                        new CityCodeTwin(data.resolve("city-code"), clock, faults),
                        office("fiscal", "财政补偿 / Fiscal office", data, faults),
                        office("credit-insurer", "信用保险公司 / Credit insurer", data, faults),
                        office("civil-affairs", "民政救助 / Civil affairs", data, faults),
                        new CreditPlatformTwin(data.resolve("credit-platform"), clock, faults),
                        new BureauTwin(data.resolve("bureau"), clock, faults));
        dayEnds =
                new DayEnds(
                        clock,
                        twins.stream()
                                .filter(DayWork.class::isInstance)
                                .map(DayWork.class::cast)
                                .toList());
        open(faults);
    }

    private FiscalTwin office(String name, String title, Path data, Faults faults) {
        return new FiscalTwin(name, title, data.resolve(name), clock, faults);
    }

    private void open(Faults faults) {
        twins.forEach(twin -> houses.put(twin.name(), twin::answer));
        IndexPage index = new IndexPage(twins, clock);
        houses.put("", index::page);
        houses.put("health", index::health);
        houses.put("clock", new ClockDesk(clock, dayEnds));
        houses.put("faults", new FaultDesk(faults));
    }

    /// Whoever answers paths that begin with this; empty for the root.
    @Nullable Handler house(String name) {
        return houses.get(name);
    }

    @Override
    public void close() {
        dayEnds.close();
        twins.forEach(Twin::close);
        clock.close();
    }
}
