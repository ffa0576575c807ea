package org.xinyi.repayment;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xinyi.scheme.EntryTerms.Identity;
import org.xinyi.scheme.FundingRules;
import org.xinyi.scheme.Pack;
import org.xinyi.scheme.PaymentTerms.Channel;

/// What a pack says of paying by showing something. All of it is plain facts.
final class DisplayRules {

    private static final List<Channel> ON_THE_PHONE =
            List.of(Channel.PHONE, Channel.WECHAT, Channel.ALIPAY);

    private DisplayRules() {}

    /// @param by what was shown at a desk; null: the payer acts on the own phone
    /// @param ownBill whether the payer is the patient
    static Optional<RepaymentRefusal> against(Pack pack, @Nullable Identity by, boolean ownBill) {
        List<Channel> channels = channels(by);
        String shown = by == null ? Channel.PHONE.name() : by.name();
        if (channels.stream().noneMatch(one -> FundingRules.takes(pack, one).outcome())) {
            return Optional.of(
                    new RepaymentRefusal.DisplayNotTaken(
                            pack.ref().id(),
                            shown,
                            pack.payment().channels().stream().map(Enum::name).sorted().toList()));
        }
        return ownBill || FundingRules.forRelatives(pack).outcome()
                ? Optional.empty()
                : Optional.of(new RepaymentRefusal.RelativesNotOffered(pack.ref().id()));
    }

    /// A number is no consent to pay: anybody may know it.
    private static List<Channel> channels(@Nullable Identity by) {
        return switch (by) {
            case null -> ON_THE_PHONE;
            case FACE -> List.of(Channel.FACE);
            case E_CREDENTIAL, CITY_CODE, RELATIVE_CODE, QR_CODE -> List.of(Channel.INSURANCE_CODE);
            case ID_NUMBER, INSURANCE_CARD, VISIT_CODE -> List.of();
        };
    }
}
