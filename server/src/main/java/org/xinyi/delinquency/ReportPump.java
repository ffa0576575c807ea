package org.xinyi.delinquency;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Pump;

/// Tells one addressee what waits for it, in its order, until each is acknowledged.
abstract class ReportPump extends Pump {

    private static final int BATCH = 200;

    private final Addressee to;
    private final ReportTable table;
    private final CreditPlatform desk;
    private final Retry retry;

    ReportPump(Addressee to, ReportTable table, CreditPlatform desk, Clock wall) {
        this.to = to;
        this.table = table;
        this.desk = desk;
        this.retry = new Retry(wall);
    }

    @Override
    public int work() {
        if (!retry.isOver()) {
            return 0;
        }
        List<ReportTable.Report> taken = table.take(to, BATCH);
        if (taken.isEmpty()) {
            return 0;
        }
        List<String> acknowledged =
                desk.tell(
                        taken.stream()
                                .map(
                                        one ->
                                                new CreditPlatform.Report(
                                                        one.number(),
                                                        one.person(),
                                                        one.kind(),
                                                        one.legalBasis(),
                                                        one.at(),
                                                        one.replaces()))
                                .toList());
        table.release(taken, acknowledged);
        retry.note(!acknowledged.isEmpty());
        return acknowledged.size();
    }

    /// To the city's credit platform.
    @Component
    static final class ToPlatform extends ReportPump {
        ToPlatform(ReportTable table, CityCreditPlatform platform, Clock wall) {
            super(Addressee.CREDIT_PLATFORM, table, platform, wall);
        }
    }

    /// To the insurer.
    @Component
    static final class ToInsurer extends ReportPump {
        ToInsurer(ReportTable table, BenefitsDesk desk, Clock wall) {
            super(Addressee.INSURER, table, desk, wall);
        }
    }
}
