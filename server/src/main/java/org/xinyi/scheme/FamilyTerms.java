package org.xinyi.scheme;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Money;

/// Who may use whose line.
///
/// @param sharing whether a holder may share the line at all
/// @param relations what the holder may be to the member
/// @param membersMax besides the holder
/// @param memberMustBeInsured whether a member must be insured already
/// @param minorsBelowAge minors may use a parent's line; null when not stated
/// @param adultChildMayAssumeDebt whether an adult child may take on a parent's debt
/// @param memberLimitDefault of a member's share; null: the whole line
public record FamilyTerms(
        boolean sharing,
        Set<Relation> relations,
        int membersMax,
        boolean memberMustBeInsured,
        @Nullable Integer minorsBelowAge,
        boolean adultChildMayAssumeDebt,
        @Nullable Money memberLimitDefault) {

    /// What the holder is to the member.
    public enum Relation {
        PARENT,
        CHILD,
        SPOUSE,
        OTHER_DIRECT_KIN
    }

    public FamilyTerms {
        relations = Set.copyOf(relations);
    }
}
