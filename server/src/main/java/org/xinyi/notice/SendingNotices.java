package org.xinyi.notice;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Pump;

/// Hands waiting messages to the carrier, list by list, until each is accepted or refused.
@Component
class SendingNotices extends Pump {

    static final String EXPIRED = "EXPIRED";

    private final WaitingNotices waiting;
    private final SentNotices sent;
    private final Carrier carrier;
    private final Envelopes envelopes;
    private final BusinessClock clock;
    private final Patience patience;

    SendingNotices(
            WaitingNotices waiting,
            SentNotices sent,
            Carrier carrier,
            Envelopes envelopes,
            BusinessClock clock,
            Clock wall) {
        this.waiting = waiting;
        this.sent = sent;
        this.carrier = carrier;
        this.envelopes = envelopes;
        this.clock = clock;
        this.patience = new Patience("Sending messages", wall);
    }

    @Override
    public int work() {
        if (!patience.isOver()) {
            return 0;
        }
        List<Taken> taken = waiting.take();
        List<Taken> due = taken.stream().filter(message -> !message.capped()).toList();
        List<Taken> useless = due.stream().filter(this::isUseless).toList();
        if (!useless.isEmpty()) {
            fail(useless, EXPIRED);
        }
        List<Taken> useful = due.stream().filter(message -> !isUseless(message)).toList();
        if (!useful.isEmpty()) {
            send(useful);
        }
        return taken.size();
    }

    private void send(List<Taken> messages) {
        try {
            List<Carrier.Answer> answers =
                    carrier.send(envelopes.sender(), messages.stream().map(envelopes::of).toList());
            patience.succeeded();
            record(messages, answers);
        } catch (Carrier.NotUnderstood wrong) {
            sendApart(messages, wrong);
        } catch (Carrier.Unreachable unreachable) {
            sent.rest(messages, patience.failed(unreachable));
        }
    }

    /// Finds the one that the carrier cannot take, so that it does not hold up the others.
    private void sendApart(List<Taken> messages, Carrier.NotUnderstood wrong) {
        if (messages.size() == 1) {
            fail(messages, String.valueOf(wrong.getMessage()));
        } else {
            int middle = messages.size() / 2;
            send(messages.subList(0, middle));
            send(messages.subList(middle, messages.size()));
        }
    }

    private void record(List<Taken> messages, List<Carrier.Answer> answers) {
        Map<String, Carrier.Answer> byId = new HashMap<>();
        answers.forEach(answer -> byId.put(answer.id(), answer));
        List<SentNotices.Verdict> verdicts = new ArrayList<>();
        List<Taken> undecided = new ArrayList<>();
        for (Taken message : messages) {
            Carrier.Answer answer = byId.get(envelopes.number(message));
            if (answer == null) {
                undecided.add(message);
            } else {
                verdicts.add(new SentNotices.Verdict(message.id(), answer.refusedBecause()));
            }
        }
        sent.answered(verdicts);
        sent.rest(undecided, Duration.ZERO);
    }

    private void fail(List<Taken> messages, String reason) {
        sent.answered(
                messages.stream()
                        .map(message -> new SentNotices.Verdict(message.id(), reason))
                        .toList());
    }

    private boolean isUseless(Taken message) {
        return message.isUseless(clock.now());
    }
}
