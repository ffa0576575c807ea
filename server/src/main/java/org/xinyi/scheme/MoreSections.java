package org.xinyi.scheme;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the sections that a pack may leave out.
final class MoreSections {

    private static final Kind<Integer> SCORE = Kind.number(0, 10_000);
    private static final Kind<Integer> PAYMENTS = Kind.number(1, 1_000);

    private MoreSections() {}

    static EntryTerms entry(Branch in) {
        return new EntryTerms(
                words(in, "doors", EntryTerms.Door.class),
                words(in, "identities", EntryTerms.Identity.class),
                in.maybe(
                        "chosen_at",
                        EntryTerms.ChosenAt.OPENING,
                        key -> in.value(key, Kind.oneOf(EntryTerms.ChosenAt.class))),
                in.flag("nothing_typed"),
                in.flag("staff_help"),
                in.flag("bank_card_needed"),
                in.flag("credit_report_queried"),
                in.flag("bank_line_used"));
    }

    static PaymentTerms payment(Branch in) {
        return new PaymentTerms(
                words(in, "channels", PaymentTerms.Channel.class),
                in.flag("one_display"),
                in.flag("card_free"),
                in.flag("for_relatives"),
                in.maybe(
                        "accounts",
                        List.of(),
                        key -> in.values(key, Kind.oneOf(PaymentTerms.Account.class))),
                in.flag("order_by_patient"),
                in.flag("debit_channel_by_patient"));
    }

    static ScoringTerms scoring(Branch in) {
        return new ScoringTerms(
                words(in, "sources", ScoringTerms.Score.class),
                decides(in),
                words(in, "components", ScoringTerms.Component.class),
                in.maybe("tiers", List.of(), key -> in.eachOrNone(key, MoreSections::tier)),
                in.has("growth") ? growth(in.branch("growth")) : null,
                in.flag("service_level_rises"));
    }

    private static ScoringTerms.@Nullable Score decides(Branch in) {
        return in.has("decides") ? in.value("decides", Kind.oneOf(ScoringTerms.Score.class)) : null;
    }

    private static ScoringTerms.Tier tier(String id, Branch in) {
        return new ScoringTerms.Tier(
                id,
                in.valueOrNone("from", SCORE),
                in.valueOrNone("below", SCORE),
                in.value("limit", Kind.MONEY));
    }

    private static ScoringTerms.@Nullable Growth growth(Branch in) {
        return in.value("grows", Kind.YES_OR_NO)
                ? new ScoringTerms.Growth(
                        in.value("within", Kind.DURATION_OF_TIME),
                        in.value("payments_in_time", PAYMENTS),
                        in.value("step", Kind.MONEY),
                        in.flag("while_blocked"))
                : null;
    }

    static FlowTerms.AtSettlement atSettlement(Branch in) {
        return new FlowTerms.AtSettlement(
                words(in, "places", FlowTerms.Place.class),
                in.maybe(
                        "deferred",
                        FlowTerms.Deferred.PERSONAL_SHARE,
                        key -> in.value(key, Kind.oneOf(FlowTerms.Deferred.class))),
                in.maybe(
                        "bill",
                        FlowTerms.BillPushed.AT_ONCE,
                        key -> in.value(key, Kind.oneOf(FlowTerms.BillPushed.class))),
                in.flag("message_with_shares"),
                in.flag("deposit_by_itself"),
                in.flag("top_up_needed"),
                in.flag("confirms_execution"));
    }

    static FollowUpTerms.Lists lists(Branch in) {
        return new FollowUpTerms.Lists(
                in.flag("white"), in.flag("black"), in.flag("uploaded_by_hospital"));
    }

    private static <E extends Enum<E>> Set<E> words(Branch in, String key, Class<E> type) {
        return in.maybe(key, Set.of(), name -> Sections.set(in, name, type));
    }
}
