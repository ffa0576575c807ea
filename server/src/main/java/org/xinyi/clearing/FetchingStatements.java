package org.xinyi.clearing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.xinyi.insurance.InsurerFiles;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.wire.Download;
import org.xinyi.ledger.Source;
import org.xinyi.lender.LenderFiles;
import org.xinyi.lender.LenderFiles.StatementRow;
import org.xinyi.payment.Channel;
import org.xinyi.payment.ChannelFiles;

/// Asks other parties for the statements of a day and reads them into lines. Leaves the house, so
/// never within a transaction.
@Component
class FetchingStatements {

    private final InsurerFiles insurer;
    private final LenderFiles lenders;
    private final ChannelFiles channels;

    FetchingStatements(InsurerFiles insurer, LenderFiles lenders, ChannelFiles channels) {
        this.insurer = insurer;
        this.lenders = lenders;
        this.channels = channels;
    }

    Fetched ofInsurer(FileKey key) {
        InstitutionId institution = new InstitutionId(key.party().value());
        return lines(insurer.statement(institution, key.day()), FetchingStatements::insured);
    }

    Fetched ofLender(FileKey key) {
        return lines(lenders.statement(key.party(), key.day()), FetchingStatements::moved);
    }

    Fetched ofChannel(FileKey key) {
        Channel channel = Coded.of(Channel.class, key.channel());
        LocalDate day = key.day();
        return switch (channels.statement(key.party(), channel, day)) {
            case ChannelFiles.Statement.Bill bill ->
                    new Fetched.Here(
                            bill.rows().stream().map(FetchingStatements::line).toList(), List.of());
            case ChannelFiles.Statement.NothingThatDay _ -> new Fetched.Here(List.of(), List.of());
            case ChannelFiles.Statement.Missing(var reason) ->
                    new Fetched.NotHere("missing: " + reason);
            case ChannelFiles.Statement.Damaged(String where) ->
                    new Fetched.NotHere("damaged: " + where);
        };
    }

    private static <T> Fetched lines(Download<T> file, Function<T, List<Line>> read) {
        return switch (file) {
            case Download.Present<T>(List<T> rows) ->
                    new Fetched.Here(
                            rows.stream().flatMap(row -> read.apply(row).stream()).toList(),
                            List.of());
            case Download.Missing<T> _ -> new Fetched.NotHere("missing");
            case Download.Unreadable<T>(String why) -> new Fetched.NotHere("unreadable: " + why);
            case Download.TotalsDisagree<T>(String why) ->
                    new Fetched.NotHere("contradicts itself: " + why);
            case Download.Unreachable<T>(String why) -> new Fetched.NotHere("no answer: " + why);
        };
    }

    private static List<Line> insured(InsurerFiles.StatementRow row) {
        long settlement = row.settlement().map(id -> id.value()).orElse(0L);
        List<Line> lines = new ArrayList<>();
        for (Source source : Source.values()) {
            Money share = row.split().of(source);
            if (!share.isZero()) {
                lines.add(
                        new Line(
                                LineType.INSURED,
                                settlement,
                                0,
                                source,
                                share,
                                row.reference(),
                                ""));
            }
        }
        return lines;
    }

    /// Where a line stands at the end of a day follows from what moved it.
    private static List<Line> moved(StatementRow row) {
        return switch (row) {
            case StatementRow.Drawn one -> List.of(drawn(one));
            case StatementRow.Refunded one -> List.of(refunded(one));
            case StatementRow.Repaid one -> List.of(repaid(one));
            case StatementRow.DebitReturned one -> List.of(returned(one));
            case StatementRow.PaidOut one -> List.of(paidOut(one));
            case StatementRow.LineBalance _ -> List.of();
        };
    }

    private static Line drawn(StatementRow.Drawn one) {
        return new Line(
                LineType.DRAWN,
                number(one.draw()),
                0,
                Source.PERSONAL,
                one.amount(),
                one.number(),
                one.hospitalCode());
    }

    private static Line refunded(StatementRow.Refunded one) {
        return new Told(LineType.REFUNDED, one.advice(), one.draw(), one.number())
                .line(one.amount(), one.hospitalCode());
    }

    private static Line repaid(StatementRow.Repaid one) {
        return new Told(LineType.REPAID, one.advice(), one.draw(), one.number())
                .line(one.amount(), "");
    }

    private static Line returned(StatementRow.DebitReturned one) {
        return new Told(LineType.DEBIT_RETURNED, one.advice(), one.draw(), one.number())
                .line(one.amount(), "");
    }

    private static Line paidOut(StatementRow.PaidOut one) {
        return new Told(LineType.PAID_OUT, OptionalLong.empty(), Optional.empty(), one.number())
                .line(one.amount(), one.hospitalCode());
    }

    /// A line about something that the lender was told.
    private record Told(
            LineType type, OptionalLong advice, Optional<ObligationId> draw, String number) {

        Line line(Money amount, String hospital) {
            return new Line(
                    type,
                    advice.orElse(0L),
                    FetchingStatements.number(draw),
                    Source.PERSONAL,
                    amount,
                    number,
                    hospital);
        }
    }

    private static long number(Optional<ObligationId> draw) {
        return draw.map(ObligationId::value).orElse(0L);
    }

    private static Line line(ChannelFiles.Row row) {
        return switch (row) {
            case ChannelFiles.Row.Collected one ->
                    new Line(
                            LineType.COLLECTED,
                            one.payment().value(),
                            one.amount(),
                            one.reference());
            case ChannelFiles.Row.Returned one ->
                    new Line(LineType.RETURNED, one.giveBack(), one.amount(), one.reference());
            case ChannelFiles.Row.Foreign one ->
                    new Line(
                            one.returned() ? LineType.FOREIGN_RETURNED : LineType.FOREIGN_COLLECTED,
                            0,
                            one.amount(),
                            one.number());
        };
    }
}
