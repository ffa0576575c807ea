package org.xinyi.lender;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.sql.Sql;

/// The lenders of a city over the wire.
@Component
class BankLenders implements Lenders {

    private final LenderRegistry registry;
    private final Applying applying;
    private final Raising raising;
    private final Drawing drawing;
    private final AdviceOutbox outbox;
    private final AdvicePump pump;

    BankLenders(
            LenderRegistry registry,
            Applying applying,
            Raising raising,
            Drawing drawing,
            AdviceOutbox outbox,
            AdvicePump pump) {
        this.registry = registry;
        this.applying = applying;
        this.raising = raising;
        this.drawing = drawing;
        this.outbox = outbox;
        this.pump = pump;
    }

    @Override
    public List<Lender> all() {
        return registry.all().stream().map(LenderRegistry.Known::lender).toList();
    }

    @Override
    public Optional<Lender> find(String code) {
        return all().stream().filter(lender -> lender.code().equals(code)).findFirst();
    }

    @Override
    public List<Lender> cardIssuers() {
        return registry.all().stream()
                .filter(known -> !known.card().isEmpty())
                .map(LenderRegistry.Known::lender)
                .toList();
    }

    @Override
    public RaiseAnswer raise(Raise raise) {
        return raising.raise(raise);
    }

    @Override
    public List<ApplicationAnswer> apply(List<Application> applications) {
        return applying.apply(applications);
    }

    @Override
    public List<DrawAnswer> draw(List<Draw> draws) {
        return drawing.draw(draws);
    }

    @Override
    public void advise(List<Advice> advices) {
        if (advices.isEmpty()) {
            return;
        }
        outbox.add(advices);
        Sql.afterCommit(pump::wake);
    }
}
