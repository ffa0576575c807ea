package org.xinyi.scheme;

import org.xinyi.kernel.Adulthood;
import org.xinyi.scheme.FamilyTerms.Relation;

/// Who may use whose line: pure functions of a pack and facts.
public final class FamilyRules {

    private FamilyRules() {}

    /// What was decided about a share.
    public enum Share {
        SHARED,
        NOT_THIS_RELATION,
        NOT_INSURED,
        FULL
    }

    /// @param holder what the holder is to the member
    /// @param age of the member; -1 unknown
    /// @param insured whether the member is insured already
    /// @param members besides the holder, so far
    public record Facts(Relation holder, int age, boolean insured, int members) {}

    public static Decision<Share> share(Pack pack, Facts facts) {
        FamilyTerms terms = pack.family();
        if (!terms.sharing()) {
            return Decision.by(pack, Share.NOT_THIS_RELATION, "family.sharing");
        }
        boolean related = terms.relations().contains(facts.holder);
        if (!related && !isMinorOf(terms, facts)) {
            return Decision.by(pack, Share.NOT_THIS_RELATION, "family.relations");
        }
        if (terms.memberMustBeInsured() && !facts.insured) {
            return Decision.by(pack, Share.NOT_INSURED, "family.member_must_be_insured");
        }
        if (facts.members >= terms.membersMax()) {
            return Decision.by(pack, Share.FULL, "family.members_max");
        }
        String rule =
                related
                        ? EntryRules.word("family.relations", true, facts.holder)
                        : "family.minors_below_age";
        return Decision.by(pack, Share.SHARED, rule);
    }

    private static boolean isMinorOf(FamilyTerms terms, Facts facts) {
        Integer below = terms.minorsBelowAge();
        return facts.holder == Relation.PARENT
                && below != null
                && facts.age >= 0
                && facts.age < below;
    }

    /// Whether a child may take on the debts of a parent, of the child's own will.
    public static Decision<Boolean> assumes(Pack pack, int ageOfChild) {
        boolean may = pack.family().adultChildMayAssumeDebt() && Adulthood.isAdult(ageOfChild);
        return Decision.by(pack, may, "family.adult_child_may_assume_debt");
    }
}
