package org.xinyi.credit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;

/// The lines of a city.
public interface CreditLines {

    /// Whether a patient may use credit for a new visit, or why not. Never a reason to refuse
    /// care.
    sealed interface Usable {
        record Yes(Line line) implements Usable {}

        record No(CreditRefusal reason) implements Usable {}
    }

    /// @param scheme such as `S04`
    record Wanted(PatientId patient, String scheme) {}

    /// A place where a person without any line can owe.
    record Trust(PatientId patient, InstitutionId institution) {}

    /// For each, the line that can be used now: the own one first, then a share. In list order.
    List<Usable> usable(List<Wanted> wanted);

    /// The lines among these that take no new holds now.
    Map<LineId, CreditRefusal> closedToHolds(Collection<LineId> lines);

    Map<LineId, Line> find(Collection<LineId> lines);

    /// The lines that a lender knows under these numbers of its own, by number; the last one
    /// where it gave a number again.
    Map<String, Line> ofLender(PartyId lender, Collection<String> numbers);

    /// All lines a person uses or owes on, closed ones included.
    List<Line> of(PatientId person);

    /// The cards that these people can use now, one each.
    List<Line> cards(Collection<PatientId> owners);

    /// The lines of trust, opened where they are missing. In the caller's transaction.
    Map<Trust, Line> trust(Collection<Trust> wanted);
}
