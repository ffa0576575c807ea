package org.xinyi.clearing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.xinyi.insurance.Insurance;
import org.xinyi.insurance.InsurerFiles;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.wire.Download;
import org.xinyi.ledger.Source;
import org.xinyi.lender.LenderFiles;
import org.xinyi.payment.Channel;
import org.xinyi.payment.ChannelFiles;
import org.xinyi.people.Institutions;

/// Asks other parties what they have paid. Each list also tells the days before once more, so that
/// what came late is found. Leaves the house, so never within a transaction.
@Component
class FetchingPayouts {

    private static final int DAYS_AGAIN = 7;

    private final InsurerFiles insurerFiles;
    private final LenderFiles lenders;
    private final ChannelFiles channels;
    private final Insurance insurance;
    private final Institutions institutions;
    private final IdSource ids;

    FetchingPayouts(
            InsurerFiles insurerFiles,
            LenderFiles lenders,
            ChannelFiles channels,
            Insurance insurance,
            Institutions institutions,
            IdSource ids) {
        this.insurerFiles = insurerFiles;
        this.lenders = lenders;
        this.channels = channels;
        this.insurance = insurance;
        this.institutions = institutions;
        this.ids = ids;
    }

    Fetched ofInsurer(FileKey key) {
        PartyId insurer = insurance.insurer();
        return arrivals(
                insurerFiles.payments(new InstitutionId(key.party().value()), since(key)),
                key.day(),
                payment -> Optional.of(ofInsurer(insurer, key.party(), payment)));
    }

    Fetched ofLender(FileKey key) {
        return arrivals(
                lenders.payouts(key.party(), since(key)),
                key.day(),
                payout -> ofLender(key.party(), payout));
    }

    Fetched ofChannel(FileKey key) {
        Channel channel = Coded.of(Channel.class, key.channel());
        return switch (channels.payouts(key.party(), channel, since(key))) {
            case ChannelFiles.Payouts.Listed(List<ChannelFiles.Payout> payouts) ->
                    checked(
                            payouts.stream().map(payout -> ofChannel(key, payout)).toList(),
                            key.day());
            case ChannelFiles.Payouts.Missing(var reason) ->
                    new Fetched.NotHere("missing: " + reason);
        };
    }

    private static LocalDate since(FileKey key) {
        return key.day().minusDays(DAYS_AGAIN);
    }

    private static <T> Fetched arrivals(
            Download<T> list, LocalDate day, Function<T, Optional<Arrival>> read) {
        return switch (list) {
            case Download.Present<T>(List<T> rows) ->
                    checked(rows.stream().map(read).flatMap(Optional::stream).toList(), day);
            case Download.Missing<T> _ -> new Fetched.NotHere("missing");
            case Download.Unreadable<T>(String why) -> new Fetched.NotHere("unreadable: " + why);
            case Download.TotalsDisagree<T>(String why) ->
                    new Fetched.NotHere("contradicts itself: " + why);
            case Download.Unreachable<T>(String why) -> new Fetched.NotHere("no answer: " + why);
        };
    }

    /// What is paid after the day belongs to the next list.
    private static Fetched checked(List<Arrival> arrivals, LocalDate day) {
        for (Arrival arrival : arrivals) {
            if (!arrival.addsUp()) {
                return new Fetched.NotHere("contradicts itself: " + arrival.number());
            }
        }
        return new Fetched.Here(
                List.of(),
                arrivals.stream().filter(arrival -> !arrival.paidOn().isAfter(day)).toList());
    }

    private Arrival ofInsurer(PartyId insurer, PartyId hospital, InsurerFiles.Payment payment) {
        return new Arrival(
                ids.next(),
                Arrival.Kind.INSURER,
                insurer,
                hospital,
                0,
                payment.source(),
                payment.number(),
                payment.period().atDay(1),
                payment.paidOn(),
                payment.claimed(),
                payment.claimed().minus(payment.paid()),
                Money.ZERO,
                payment.paid(),
                null);
    }

    /// Absent for a hospital that is none of this city: its line in the statement shows it.
    private Optional<Arrival> ofLender(PartyId lender, LenderFiles.Payout payout) {
        return institutions
                .findByCode(payout.hospitalCode())
                .map(
                        hospital ->
                                new Arrival(
                                        ids.next(),
                                        Arrival.Kind.LENDER,
                                        lender,
                                        hospital.id().party(),
                                        0,
                                        Source.PERSONAL,
                                        payout.number(),
                                        payout.drawsOn(),
                                        payout.paidOn(),
                                        payout.gross(),
                                        payout.refunds(),
                                        Money.ZERO,
                                        payout.net(),
                                        null));
    }

    private Arrival ofChannel(FileKey key, ChannelFiles.Payout payout) {
        return new Arrival(
                ids.next(),
                Arrival.Kind.CHANNEL,
                key.party(),
                key.party(),
                key.channel(),
                Source.PERSONAL,
                payout.number(),
                payout.collectedOn(),
                payout.paidOn(),
                payout.collected(),
                payout.refunded(),
                payout.fee(),
                payout.net(),
                null);
    }
}
