package org.xinyi.settlement;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.xinyi.kernel.Pump;
import org.xinyi.kernel.SettlementId;
import org.xinyi.visit.SettlementsDue;

/// From a settlement that has fallen due to one that stands in the books: prepare, ask, post. A
/// crash between any two leaves an intent that is taken up again under the same number.
@Component
class SettlingVisits extends Pump {

    private static final int BATCH = 100;
    private static final int WORKERS = 4;
    private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(2);

    private final Preparing preparing;
    private final Asking asking;
    private final Posting posting;
    private final SettlementBook book;

    SettlingVisits(Preparing preparing, Asking asking, Posting posting, SettlementBook book) {
        this.preparing = preparing;
        this.asking = asking;
        this.posting = posting;
        this.book = book;
    }

    @TransactionalEventListener
    void on(SettlementsDue due) {
        wake();
    }

    @Override
    public int parallel() {
        return WORKERS;
    }

    @Override
    public int work() {
        List<Preparing.Prepared> prepared = new ArrayList<>(preparing.next(BATCH));
        if (prepared.size() < BATCH) {
            prepared.addAll(preparing.overdue(BATCH - prepared.size()));
        }
        return settle(prepared);
    }

    /// Asks for and posts prepared settlements.
    ///
    /// @return how many have come to an end
    int settle(List<Preparing.Prepared> prepared) {
        if (prepared.isEmpty()) {
            return 0;
        }
        List<Asking.Answer.Agreed> agreed = new ArrayList<>();
        List<SettlementBook.Refused> refused = new ArrayList<>();
        List<SettlementId> waiting = new ArrayList<>();
        for (Asking.Answer answer : asking.ask(prepared)) {
            SettlementId id = answer.prepared().settlement().id();
            switch (answer) {
                case Asking.Answer.Agreed one -> agreed.add(one);
                case Asking.Answer.Refused(var _, String refusal) ->
                        refused.add(new SettlementBook.Refused(id, refusal));
                case Asking.Answer.Waiting _ -> waiting.add(id);
            }
        }
        posting.post(agreed);
        book.refuse(refused);
        book.retryIn(ASK_AGAIN_AFTER, waiting);
        return agreed.size() + refused.size();
    }
}
