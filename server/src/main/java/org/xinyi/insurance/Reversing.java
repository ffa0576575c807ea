package org.xinyi.insurance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.insurance.Insurance.ReversalAnswer;
import org.xinyi.insurance.SettlementRow.Outcome;
import org.xinyi.kernel.SettlementId;
import org.xinyi.kernel.wire.Concurrently;
import org.xinyi.people.Institutions;
import org.xinyi.people.Institutions.Institution;
import tools.jackson.databind.JsonNode;

/// Takes whole settlements back.
@Component
class Reversing {

    private final SettlementRecords records;
    private final VisitNumbers visits;
    private final Institutions institutions;
    private final FsiTransactions fsi;
    private final InsuranceSettings settings;
    private final Concurrently calls;

    Reversing(
            SettlementRecords records,
            VisitNumbers visits,
            Institutions institutions,
            FsiTransactions fsi,
            InsuranceSettings settings) {
        this.records = records;
        this.visits = visits;
        this.institutions = institutions;
        this.fsi = fsi;
        this.settings = settings;
        this.calls = new Concurrently(settings.calls());
    }

    /// @param visit the insurer's number; null when it was never learned
    private record Todo(SettlementRow row, @Nullable String visit) {}

    List<ReversalAnswer> reverse(List<SettlementId> ids) {
        Map<SettlementId, SettlementRow> rows = records.find(ids);
        List<SettlementRow> open = rows.values().stream().filter(row -> !row.reversed()).toList();
        Map<SettlementId, ReversalAnswer> answers = new HashMap<>();
        if (!open.isEmpty()) {
            ask(open).forEach(answer -> answers.put(answer.id(), answer));
        }
        return ids.stream()
                .map(id -> answers.getOrDefault(id, new ReversalAnswer.Reversed(id)))
                .toList();
    }

    private List<ReversalAnswer> ask(List<SettlementRow> open) {
        records.askReversal(open.stream().map(SettlementRow::id).toList());
        Map<VisitNumbers.Key, String> numbers =
                visits.find(open.stream().map(SettlementRow::visit).distinct().toList());
        List<Todo> todos = new ArrayList<>();
        for (SettlementRow row : open) {
            todos.add(new Todo(row, numbers.get(new VisitNumbers.Key(row.visit(), row.stay()))));
        }
        List<ReversalAnswer> answers = calls.map(todos, this::reverse);
        records.reversed(
                answers.stream()
                        .filter(ReversalAnswer.Reversed.class::isInstance)
                        .map(ReversalAnswer::id)
                        .toList());
        return answers;
    }

    private ReversalAnswer reverse(Todo todo) {
        SettlementId id = todo.row.id();
        Optional<Institution> institution = institutions.find(todo.row.institution());
        if (institution.isEmpty()) {
            return new ReversalAnswer.Refused(
                    id, "institution-unknown", todo.row.institution().toString());
        }
        for (int attempt = 1; attempt <= settings.attempts(); attempt++) {
            switch (once(todo, institution.get())) {
                case FsiReply.Said<JsonNode> _ -> {
                    return new ReversalAnswer.Reversed(id);
                }
                case FsiReply.Refused<JsonNode>(String infno, String text) -> {
                    return new ReversalAnswer.Refused(id, "fsi-" + infno, text);
                }
                case FsiReply.Silent<JsonNode> _ -> BillCase.rest(settings, attempt);
            }
        }
        return new ReversalAnswer.Unknown(id);
    }

    /// A settlement that we know is reversed by its number; of any other, whatever its call did
    /// or may still do is made void.
    private FsiReply<JsonNode> once(Todo todo, Institution at) {
        return todo.row.outcome() == Outcome.SETTLED && todo.visit != null
                ? fsi.reverse(todo.row, at, todo.visit)
                : fsi.undo(todo.row, at);
    }
}
