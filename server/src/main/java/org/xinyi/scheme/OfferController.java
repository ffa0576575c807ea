package org.xinyi.scheme;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.Role;

/// What a city offers its patients today, as they choose it.
@RestController
@RequestMapping("/api/v1/{city}/schemes/offers")
@Tag(name = "Schemes")
class OfferController {

    /// A scheme that lends and counts today.
    ///
    /// @param form title of what is signed
    /// @param admits the rules of admission, in the words that would explain a refusal
    /// @param limit what a new line begins with; null: none, or the lender's own decision
    /// @param floor the least a lender grants
    /// @param cap the most a line may reach
    /// @param lenders codes to choose from; empty when none lends
    /// @param accounts the patient's own that are debited at settlement, in their order; empty:
    /// bills are paid afterwards
    /// @param doors where it is opened; empty: anywhere
    /// @param identities what patients are recognised by; empty: anything
    /// @param chosenAt when it is chosen for a visit
    /// @param nothingTyped whether who the patient is comes from the app they are logged in to
    /// @param staffHelp whether staff help to sign
    /// @param interestFreeDaysMax null when nothing is stated
    record SchemeOffer(
            @NotNull String scheme,
            @NotNull Pack.Text name,
            @NotNull Pack.Text form,
            @NotNull List<Pack.Text> admits,
            @NotNull Set<CommitmentTerms.SignatureMode> modes,
            @NotNull Boolean proxyMaySign,
            @NotNull Boolean doctorSigns,
            @Nullable Money limit,
            @Nullable Money floor,
            @Nullable Money cap,
            @NotNull List<String> lenders,
            @NotNull List<PaymentTerms.Account> accounts,
            @NotNull Set<EntryTerms.Door> doors,
            @NotNull Set<EntryTerms.Identity> identities,
            EntryTerms.@NotNull ChosenAt chosenAt,
            @NotNull Boolean nothingTyped,
            @NotNull Boolean staffHelp,
            @Nullable Integer interestFreeDaysMax) {

        static SchemeOffer of(Pack pack) {
            CommitmentTerms form = pack.commitment();
            CreditTerms credit = pack.credit();
            return new SchemeOffer(
                    pack.ref().id(),
                    pack.name(),
                    form.title(),
                    pack.eligibility().stream().map(EligibilityRule::reason).toList(),
                    form.signatureModes(),
                    form.proxyMaySign(),
                    form.doctorSigns(),
                    credit.initialLimit(),
                    credit.floor(),
                    credit.cap(),
                    credit.lenders(),
                    pack.payment().accounts(),
                    pack.entry().doors(),
                    pack.entry().identities(),
                    EntryRules.chosenAt(pack).outcome(),
                    EntryRules.nothingTyped(pack).outcome(),
                    EntryRules.staffHelp(pack).outcome(),
                    pack.repayment().interestFreeDaysMax());
        }
    }

    private final Schemes schemes;
    private final BusinessClock clock;

    OfferController(Schemes schemes, BusinessClock clock) {
        this.schemes = schemes;
        this.clock = clock;
    }

    @GetMapping
    @Access({Role.PATIENT, Role.RECEPTION, Role.NURSE, Role.CASHIER, Role.DOCTOR, Role.OPERATOR})
    @Operation(summary = "The schemes a patient may sign today, the city's default first")
    List<SchemeOffer> offers() {
        LocalDate today = clock.today();
        return schemes.active(today).stream()
                .filter(pack -> pack.credit().lends())
                .map(SchemeOffer::of)
                .toList();
    }
}
