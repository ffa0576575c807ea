package org.xinyi.delinquency;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.ObligationId;
import org.xinyi.notice.Notices;

/// Learns what became of the messages that a harm waits for: asked once for a page, and kept in the
/// log, so that the ladder needs nobody else's tables.
@Component
class Deliveries {

    private final Notices notices;

    Deliveries(Notices notices) {
        this.notices = notices;
    }

    /// Of those whose next rung waits for it.
    void learn(Page page) {
        learn(
                page,
                page.cases().stream()
                        .filter(one -> one.at(page.now()).step() instanceof Step.AwaitingDelivery)
                        .toList());
    }

    void learn(Page page, List<Case> cases) {
        Map<Long, ObligationId> waiting = new HashMap<>();
        for (Case one : cases) {
            one.history()
                    .messages()
                    .filter(message -> !one.history().isKnown(message.notice()))
                    .forEach(message -> waiting.put(message.notice(), one.id()));
        }
        if (!waiting.isEmpty()) {
            Map<Long, Notices.State> states = notices.states(List.copyOf(waiting.keySet()));
            waiting.forEach((notice, about) -> note(page, about, notice, states.get(notice)));
        }
    }

    private static void note(
            Page page, ObligationId about, long notice, Notices.@Nullable State state) {
        if (state == null) {
            return;
        }
        switch (state.status()) {
            case DELIVERED -> page.happened(about, new Event.NoticeDelivered(notice));
            case FAILED -> page.happened(about, new Event.NoticeFailed(notice));
            case WAITING, SENT -> {}
        }
    }
}
