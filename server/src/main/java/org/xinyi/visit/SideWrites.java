package org.xinyi.visit;

import java.util.List;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.xinyi.kernel.Batcher;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.GroupedWrites;
import org.xinyi.kernel.sql.Requests;

/// The writes beside the hot ones: bookings, stations, stays.
@Configuration(proxyBeanMethods = false)
class SideWrites {

    private final Requests requests;
    private final Batcher.Limits limits;

    SideWrites(Requests requests, Batcher.Limits limits) {
        this.requests = requests;
        this.limits = limits;
    }

    @Bean
    GroupedWrites<AddingStations.NewStation, VisitId> stationAdditions(AddingStations adding) {
        return writes(VisitOperation.ADD_STATIONS, VisitId.class, adding::add);
    }

    @Bean
    GroupedWrites<BookingPlaces.NewBooking, BookingLists.BookingView> bookings(
            BookingPlaces places, BookingLists lists) {
        return writes(
                VisitOperation.BOOK,
                BookingLists.BookingView.class,
                wanted ->
                        places.book(wanted).stream()
                                .map(outcome -> outcome.map(one -> lists.view(one, null)))
                                .toList());
    }

    @Bean
    GroupedWrites<CancellingBookings.Cancellation, Long> bookingCancellations(
            CancellingBookings cancelling) {
        return writes(VisitOperation.CANCEL_BOOKINGS, Long.class, cancelling::cancel);
    }

    @Bean
    GroupedWrites<IdentifyingVisits.Identity, VisitId> identities(IdentifyingVisits identifying) {
        return writes(VisitOperation.IDENTIFY, VisitId.class, identifying::identify);
    }

    @Bean
    GroupedWrites<AdmittingPatients.NewAdmission, VisitId> admissions(AdmittingPatients admitting) {
        return writes(VisitOperation.ADMIT, VisitId.class, admitting::admit);
    }

    @Bean
    GroupedWrites<MovingBeds.Move, VisitId> moves(MovingBeds moving) {
        return writes(VisitOperation.MOVE_BEDS, VisitId.class, moving::move);
    }

    @Bean
    GroupedWrites<Visits.End, VisitId> discharges(Discharging discharging) {
        return writes(VisitOperation.DISCHARGE, VisitId.class, discharging::discharge);
    }

    private <I, R> GroupedWrites<I, R> writes(
            VisitOperation operation, Class<R> type, Function<List<I>, List<Outcome<R>>> work) {
        return new GroupedWrites<>(operation, requests, limits, type, work);
    }
}
