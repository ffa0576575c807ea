package org.xinyi.insurance;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.xinyi.catalogue.Item;
import org.xinyi.kernel.ItemId;
import org.xinyi.people.Institutions.Department;
import org.xinyi.people.Institutions.Institution;
import org.xinyi.people.Patients.Identity;

/// A bill with everything the insurer wants to know about it.
///
/// @param message `msgid` of the settling call, the same however often it is made
/// @param batch `chrg_bchno`
/// @param department that registers the visit
record InsuredBill(
        Bill bill,
        Institution institution,
        Optional<Department> department,
        Identity identity,
        Insured person,
        Map<ItemId, Item> items,
        String message,
        String batch) {

    /// Begins the batch number of a trial, which is not to meet the settlement's own.
    static final String TRIAL = "P";

    InsuredBill {
        items = Map.copyOf(items);
    }

    Item item(Bill.Line line) {
        return Objects.requireNonNull(items.get(line.item()), () -> "No item " + line.item());
    }

    String departmentCode() {
        return department.map(Department::code).orElse("");
    }

    String departmentName() {
        return department.map(Department::nameZh).orElse("");
    }

    boolean isStay() {
        return bill.care() == Bill.Care.INPATIENT;
    }

    Transactions transactions() {
        return isStay() ? Transactions.STAY : Transactions.VISIT;
    }

    /// The numbers of the transactions for one kind of care.
    enum Transactions {
        VISIT("2201", "2204", "2205", "2206", "2207", "2208"),
        STAY("2401", "2301", "2302", "2303", "2304", "2305");

        final String register;
        final String lines;
        final String undoLines;
        final String preSettle;
        final String settle;
        final String reverse;

        Transactions(
                String register,
                String lines,
                String undoLines,
                String preSettle,
                String settle,
                String reverse) {
            this.register = register;
            this.lines = lines;
            this.undoLines = undoLines;
            this.preSettle = preSettle;
            this.settle = settle;
            this.reverse = reverse;
        }

        static Transactions of(boolean stay) {
            return stay ? STAY : VISIT;
        }
    }
}
