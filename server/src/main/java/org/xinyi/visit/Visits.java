package org.xinyi.visit;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xinyi.insurance.Coverage;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.SettlementId;
import org.xinyi.kernel.VisitId;

/// Registration, check-in and the end of visits, and what `settlement` needs of them.
public interface Visits {

    /// @param number the hospital's own visit number; the same one again answers the same visit
    /// @param booking the booking it keeps; null when the patient came without one
    /// @param at when; null: now
    record NewVisit(
            PatientId patient,
            InstitutionId institution,
            DepartmentId department,
            Visit.Kind kind,
            @Nullable String number,
            @Nullable Long booking,
            @Nullable Instant at,
            Caller by) {}

    /// @param credit whether the patient wants credit; false: the ordinary flow; null: nothing
    /// was said, so that what was chosen when the scheme was opened counts, where it is chosen
    /// then
    /// @param scheme such as `S04`; null: the city's default
    /// @param recognition what the patient was recognised by; null: as the staff know the
    /// patient
    /// @param coverage the patient's basic insurance, asked for before
    record CheckIn(
            VisitId visit,
            @Nullable Boolean credit,
            @Nullable String scheme,
            @Nullable Long recognition,
            Coverage.Scheme coverage,
            Caller by) {}

    /// @param because why it is the ordinary flow although credit was wanted; null otherwise
    /// @param deposit of a stay; null for all other visits
    record CheckedIn(
            VisitId visit,
            Visit.Flow flow,
            @Nullable LineId line,
            @Nullable String because,
            @Nullable Deposit deposit) {}

    /// @param amount to be paid or drawn; zero when it is waived
    record Deposit(DepositMode mode, Money amount) {}

    /// @param at when the treatment ended; null: now
    record End(VisitId visit, @Nullable Instant at, Caller by) {}

    /// What stands charged on an order and is in no settlement.
    ///
    /// @param notDone what of it is charged for what has not been done, or not yet
    record Charge(Order order, Money amount, Money notDone) {}

    List<Outcome<VisitId>> register(List<NewVisit> visits);

    /// Decides the flow of each visit. Whatever stands in the way of credit, the visit goes on.
    List<Outcome<CheckedIn>> checkIn(List<CheckIn> checkIns);

    /// Ends the treatment: clocks start, and a settlement falls due where the scheme says so.
    List<Outcome<VisitId>> end(List<End> ends);

    Map<VisitId, Visit> find(Collection<VisitId> visits);

    /// Takes the next settlements that have fallen due, for good; in a transaction that writes
    /// what comes of them.
    List<SettlementDue> takeDue(int most);

    /// Claims for each settlement what is charged and unsettled on its visit, in the caller's
    /// transaction. With a trigger before execution, what is ordered and not done is charged
    /// first.
    Map<SettlementId, List<Charge>> claim(List<SettlementDue> due);

    /// @param root the settlement that first claimed the charges
    record Claimed(SettlementId root, VisitId visit) {}

    /// What settlements have claimed and no refund has taken back, per root.
    Map<SettlementId, List<Charge>> charges(List<Claimed> claimed);

    /// @param root the settlement that first claimed it
    /// @param amount what is claimed and not taken back
    record Claim(SettlementId root, Order order, Money amount) {}

    /// Which settlement has claimed each of these orders. Orders without one are absent.
    Map<OrderId, Claim> claims(List<OrderId> orders);

    /// Takes charges back out of the settlement that first claimed them, after the rest has been
    /// settled again with the insurer; in the caller's transaction.
    void refunded(SettlementId root, List<OrderId> orders, Caller by);

    /// Takes what was charged before it was done, and in the end was not, out of the settlement
    /// that first claimed it; what was done of the same orders stays. After the rest has been
    /// settled again, in the caller's transaction.
    void refundedNotDone(SettlementId root, List<OrderId> orders, Caller by);
}
