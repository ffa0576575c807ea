package org.xinyi.delinquency;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Under which name each event stands in the action log.
enum EventKind {
    RUNG_BEGUN("rung.begun", Event.RungBegun.class),
    RUNG_ANNOUNCED("rung.announced", Event.RungAnnounced.class),
    RUNG_CARRIED_OUT("rung.carried-out", Event.RungCarriedOut.class),
    CALL_MADE("call.made", Event.CallMade.class),
    PAUSE_BEGUN("pause.begun", Event.PauseBegun.class),
    PAUSE_ENDED("pause.ended", Event.PauseEnded.class),
    DISPUTE_OPENED("dispute.opened", Event.DisputeOpened.class),
    DISPUTE_RESOLVED("dispute.resolved", Event.DisputeResolved.class),
    OVERDUE_NOTED("obligation.overdue", Event.OverdueNoted.class),
    ASSISTANCE_NOTED("assistance.noted", Event.AssistanceNoted.class),
    RELIEF_DECIDED("relief.decided", Event.ReliefDecided.class),
    LISTING_MADE("listing.made", Event.ListingMade.class),
    EFFECT_ENDED("listing.effect-ended", Event.EffectEnded.class),
    EFFECT_SHORTENED("listing.effect-shortened", Event.EffectShortened.class),
    /// The last two are written by the notice module.
    NOTICE_DELIVERED("notice.delivered", Event.NoticeDelivered.class),
    NOTICE_FAILED("notice.failed", Event.NoticeFailed.class);

    private static final Map<Class<? extends Event>, String> NAMES =
            Arrays.stream(values())
                    .collect(Collectors.toMap(EventKind::type, kind -> kind.actionKind));

    private static final Map<String, EventKind> KINDS =
            Arrays.stream(values())
                    .collect(Collectors.toMap(kind -> kind.actionKind, Function.identity()));

    private final String actionKind;
    private final Class<? extends Event> type;

    EventKind(String actionKind, Class<? extends Event> type) {
        this.actionKind = actionKind;
        this.type = type;
    }

    Class<? extends Event> type() {
        return type;
    }

    static String of(Class<? extends Event> type) {
        String name = NAMES.get(type);
        if (name == null) {
            throw new IllegalArgumentException("No kind for " + type);
        }
        return name;
    }

    static EventKind of(String actionKind) {
        EventKind kind = KINDS.get(actionKind);
        if (kind == null) {
            throw new IllegalArgumentException("No event is logged as " + actionKind);
        }
        return kind;
    }

    static Set<String> names() {
        return KINDS.keySet();
    }
}
