package org.xinyi.delinquency;

import java.util.List;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Pump;

/// Brings reports to the credit platform, in their order, until each is acknowledged.
@Component
class ReportPump extends Pump {

    private static final int BATCH = 200;

    private final ReportTable table;
    private final CreditPlatform platform;
    private final Retry retry;

    ReportPump(ReportTable table, CreditPlatform platform, java.time.Clock wall) {
        this.table = table;
        this.platform = platform;
        this.retry = new Retry(wall);
    }

    @Override
    public int work() {
        if (!retry.isOver()) {
            return 0;
        }
        List<ReportTable.Report> taken = table.take(BATCH);
        if (taken.isEmpty()) {
            return 0;
        }
        List<String> acknowledged =
                platform.tell(
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
}
