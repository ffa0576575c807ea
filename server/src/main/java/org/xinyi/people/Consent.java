package org.xinyi.people;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Adulthood;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.people.FamilyTies.Relation;
import org.xinyi.people.FamilyTies.Tie;

/// Whose word a tie needs. Both sides agree: one by proposing, the other by confirming. For a
/// minor a guardian speaks, and a parent who offers to pay for the own child has thereby said
/// all.
final class Consent {

    private Consent() {}

    /// Whether the proposal itself is all that is needed.
    ///
    /// @param proposer one of the two
    /// @throws RefusedException when these two cannot have this tie, or not by this proposal
    static boolean completeWhenProposed(
            Person payer,
            Person beneficiary,
            Relation relation,
            PatientId proposer,
            LocalDate day) {
        if (isMinor(payer, day)) {
            throw new RefusedException(new PeopleRefusal.PayerIsMinor());
        }
        if (!isMinor(beneficiary, day)) {
            return false;
        }
        boolean byParent = relation == Relation.PARENT && proposer.equals(payer.id());
        if (proposer.equals(beneficiary.id()) && relation != Relation.PARENT) {
            throw new RefusedException(new PeopleRefusal.GuardianNeeded());
        }
        return byParent;
    }

    /// Checks that this person's word completes the tie.
    ///
    /// @param proposer who has agreed already
    /// @param guardians who speak for the beneficiary; asked for a minor alone
    /// @throws RefusedException when it needs another's
    static void requireConfirmer(
            Tie tie, PatientId proposer, PatientId by, @Nullable Set<PatientId> guardians) {
        PatientId other = proposer.equals(tie.payer()) ? tie.beneficiary() : tie.payer();
        Set<PatientId> speakers =
                guardians != null && other.equals(tie.beneficiary()) ? guardians : Set.of(other);
        if (speakers.contains(by)) {
            return;
        }
        if (by.equals(other)) {
            throw new RefusedException(new PeopleRefusal.GuardianNeeded());
        }
        if (by.equals(proposer)) {
            throw new RefusedException(new PeopleRefusal.TieWaitsForTheOtherSide(tie.id()));
        }
        throw unknown(tie.id());
    }

    /// Checks that this person may end the tie: either side, or a minor's guardian.
    static void requireEnder(Tie tie, PatientId by, @Nullable Set<PatientId> guardians) {
        boolean isSide = by.equals(tie.payer()) || by.equals(tie.beneficiary());
        if (!isSide && (guardians == null || !guardians.contains(by))) {
            throw unknown(tie.id());
        }
    }

    /// A person of unknown age is taken for an adult.
    static boolean isMinor(Person person, LocalDate day) {
        return Adulthood.isMinor(person.ageOn(day));
    }

    static RefusedException unknown(long tie) {
        return new RefusedException(new PeopleRefusal.TieUnknown(tie));
    }
}
