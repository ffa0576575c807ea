package org.xinyi.clearing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.DailyWork;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.PartyId;
import org.xinyi.lender.LenderWork;
import org.xinyi.payment.MoneyMoved;
import org.xinyi.settlement.InsuredSettlements;

/// When a day is closed: notes which files other parties owe us for it, and asks for them. What is
/// not there yet is asked for later and holds up nothing.
@Component
class ExpectingFiles implements DailyWork {

    private static final int ORDER = 170;

    private final StatementFiles files;
    private final ReceivingFiles receiving;
    private final InsuredSettlements settlements;
    private final LenderWork lenders;
    private final MoneyMoved money;

    ExpectingFiles(
            StatementFiles files,
            ReceivingFiles receiving,
            InsuredSettlements settlements,
            LenderWork lenders,
            MoneyMoved money) {
        this.files = files;
        this.receiving = receiving;
        this.settlements = settlements;
        this.lenders = lenders;
        this.money = money;
    }

    @Override
    public String name() {
        return "clearing.files";
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public void close(LocalDate day) {
        List<FileKey> expected = expected(day);
        if (!expected.isEmpty()) {
            files.expect(expected);
            receiving.work();
        }
    }

    private List<FileKey> expected(LocalDate day) {
        List<FileKey> keys = new ArrayList<>();
        for (InstitutionId institution : settlements.institutions()) {
            PartyId party = institution.party();
            keys.add(new FileKey(FileKind.INSURER_STATEMENT, party, 0, day));
            keys.add(new FileKey(FileKind.INSURER_PAYMENTS, party, 0, day));
        }
        for (PartyId lender : lenders.active()) {
            keys.add(new FileKey(FileKind.LENDER_STATEMENT, lender, 0, day));
            keys.add(new FileKey(FileKind.LENDER_PAYOUTS, lender, 0, day));
        }
        for (MoneyMoved.Collector collector : money.collectors()) {
            int channel = collector.channel().code();
            keys.add(new FileKey(FileKind.CHANNEL_BILL, collector.payee(), channel, day));
            keys.add(new FileKey(FileKind.CHANNEL_PAYOUTS, collector.payee(), channel, day));
        }
        return keys;
    }
}
