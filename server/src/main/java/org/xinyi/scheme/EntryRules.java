package org.xinyi.scheme;

import java.util.Locale;
import org.xinyi.scheme.CommitmentTerms.SignatureMode;
import org.xinyi.scheme.EntryTerms.ChosenAt;
import org.xinyi.scheme.EntryTerms.Door;
import org.xinyi.scheme.EntryTerms.Identity;

/// How a person comes in: pure functions of a pack.
public final class EntryRules {

    private EntryRules() {}

    /// Whether a scheme is opened at this place.
    public static Decision<Boolean> opensAt(Pack pack, Door door) {
        boolean open = pack.entry().doors().isEmpty() || pack.entry().doors().contains(door);
        return Decision.by(pack, open, word("entry.doors", open, door));
    }

    /// Whether a scheme is opened by somebody who comes in here, or by a wider door of which
    /// this is one: where a document says “on the phone”, every app on the phone will do.
    public static Decision<Boolean> opensFrom(Pack pack, Door door) {
        Decision<Boolean> exactly = opensAt(pack, door);
        return exactly.outcome()
                ? exactly
                : door.widened().stream()
                        .map(wider -> opensAt(pack, wider))
                        .filter(Decision::outcome)
                        .findFirst()
                        .orElse(exactly);
    }

    /// Whether somebody without a bank card or account can open it.
    public static Decision<Boolean> opensWithoutCard(Pack pack) {
        return Decision.by(pack, !pack.entry().bankCardNeeded(), "entry.bank_card_needed");
    }

    /// Whether the central bank's credit report is asked for.
    public static Decision<Boolean> queriesCreditReport(Pack pack) {
        return Decision.by(pack, pack.entry().creditReportQueried(), "entry.credit_report_queried");
    }

    /// Whether the line counts against the person's other bank credit.
    public static Decision<Boolean> usesBankLine(Pack pack) {
        return Decision.by(pack, pack.entry().bankLineUsed(), "entry.bank_line_used");
    }

    /// Whether name, number and phone come from the app the patient is logged in to.
    public static Decision<Boolean> nothingTyped(Pack pack) {
        return Decision.by(pack, pack.entry().nothingTyped(), "entry.nothing_typed");
    }

    /// Whether staff help to sign.
    public static Decision<Boolean> staffHelp(Pack pack) {
        return Decision.by(pack, pack.entry().staffHelp(), "entry.staff_help");
    }

    /// When the patient chooses the scheme for a visit.
    public static Decision<ChosenAt> chosenAt(Pack pack) {
        return Decision.by(pack, pack.entry().chosenAt(), "entry.chosen_at");
    }

    /// Whether a patient is recognised by this.
    public static Decision<Boolean> recognises(Pack pack, Identity by) {
        boolean known =
                pack.entry().identities().isEmpty() || pack.entry().identities().contains(by);
        return Decision.by(pack, known, word("entry.identities", known, by));
    }

    /// What became of a signature.
    public enum Signed {
        SIGNED,
        NOT_THIS_WAY,
        READ_TOO_FAST,
        NO_PROXY,
        DOCTOR_MISSING
    }

    /// @param read seconds on the page
    /// @param proxy whether a relative signs
    /// @param doctor whether a doctor signed too
    public static Decision<Signed> sign(
            Pack pack, SignatureMode mode, int read, boolean proxy, boolean doctor) {
        CommitmentTerms terms = pack.commitment();
        if (!terms.signatureModes().contains(mode)) {
            return Decision.by(pack, Signed.NOT_THIS_WAY, "commitment.signature_modes");
        }
        if (read < terms.dwellSeconds()) {
            return Decision.by(pack, Signed.READ_TOO_FAST, "commitment.reading_time");
        }
        if (proxy && !terms.proxyMaySign()) {
            return Decision.by(pack, Signed.NO_PROXY, "commitment.proxy_may_sign");
        }
        if (terms.doctorSigns() && !doctor) {
            return Decision.by(pack, Signed.DOCTOR_MISSING, "commitment.doctor_signs");
        }
        String rule =
                proxy
                        ? "commitment.proxy_may_sign"
                        : word("commitment.signature_modes", true, mode);
        return Decision.by(pack, Signed.SIGNED, rule);
    }

    /// The path of a word in a list; of the list when it is not there.
    static String word(String list, boolean there, Enum<?> word) {
        return there ? list + "." + word.name().toLowerCase(Locale.ROOT).replace('_', '-') : list;
    }
}
