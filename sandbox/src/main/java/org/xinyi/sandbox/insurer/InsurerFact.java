package org.xinyi.sandbox.insurer;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// What happened at the insurer. Amounts in fen.
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "fact")
sealed interface InsurerFact {

    /// @param level `medinslv`
    record InstitutionRegistered(String code, String secret, String level) implements InsurerFact {}

    /// @param region `insuplc_admdvs`, where the person is insured
    record PersonSaved(
            long number,
            String idNumber,
            String name,
            String insutype,
            String region,
            boolean normal,
            long balance,
            boolean civilServant,
            boolean assisted,
            long mutualAid)
            implements InsurerFact {}

    /// A person's benefits are suspended, or run again.
    ///
    /// @param number the caller's; told twice it counts once
    record BenefitsSet(
            String client,
            String number,
            String idNumber,
            boolean suspended,
            String legalBasis,
            Instant at)
            implements InsurerFact {}

    /// @param level `chrgitm_lv`: 01, 02, 03
    /// @param priceLimit per unit; 0 when there is none
    record ItemSaved(String code, String level, long priceLimit) implements InsurerFact {}

    record Registered(
            long id,
            long person,
            String institution,
            Care care,
            String number,
            String message,
            Instant at)
            implements InsurerFact {}

    record RegistrationUndone(long visit, Instant at) implements InsurerFact {}

    record Discharged(long visit, boolean leaves, Instant at) implements InsurerFact {}

    record LinesUploaded(long visit, List<FeeLine> lines) implements InsurerFact {}

    record LinesUndone(long visit, List<String> numbers) implements InsurerFact {}

    record Settled(
            long id,
            long visit,
            String batch,
            String message,
            Instant at,
            String insutype,
            Care care,
            String medType,
            Shares shares)
            implements InsurerFact {}

    /// Somebody shows the e-credential.
    record TokenShown(String token, String idNumber, Instant expiresAt) implements InsurerFact {}

    /// @param message of the call that read it; nobody else may
    record TokenRead(String token, String message) implements InsurerFact {}

    /// @param face the picture by which this person is known
    record FaceSaved(String idNumber, String face) implements InsurerFact {}

    record Reversed(long id, long settlement, String message, Instant at) implements InsurerFact {}

    /// A call that must have no effect any more, whether it had one or is still on its way.
    record Cancelled(String institution, String message) implements InsurerFact {}

    record HospitalShareSet(int percent) implements InsurerFact {}

    record DeductionSet(String institution, String period, String fund, long amount)
            implements InsurerFact {}

    record FileKept(String number, String institution, String name, byte[] content)
            implements InsurerFact {}

    record DaysBegun(LocalDate after) implements InsurerFact {}

    record DayEnded(LocalDate day, List<Payment> payments) implements InsurerFact {}
}
