package org.xinyi.delinquency;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.xinyi.credit.DebtorLines;
import org.xinyi.credit.Line;
import org.xinyi.credit.LineBlocks;
import org.xinyi.delinquency.ListingTable.EffectRow;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.PatientId;
import org.xinyi.scheme.PackRef;

/// Keeps the blocks of credit lines as the listings of their debtors want them: blocked until the
/// last effect that works has ended.
@Component
class CreditBlocks {

    static final String CAUSE = "listed";

    private final ListingTable table;
    private final DebtorLines lines;
    private final LineBlocks blocks;

    CreditBlocks(ListingTable table, DebtorLines lines, LineBlocks blocks) {
        this.table = table;
        this.lines = lines;
        this.blocks = blocks;
    }

    /// Sets the blocks anew for the people and schemes of these, whose rows are written already.
    void refresh(Collection<EffectRow> changed) {
        List<PatientId> people = changed.stream().map(EffectRow::person).distinct().toList();
        if (people.isEmpty()) {
            return;
        }
        Map<PatientId, List<EffectRow>> working =
                table.workingFor(people).stream().collect(Collectors.groupingBy(EffectRow::person));
        List<String> schemes = changed.stream().map(row -> row.pack().id()).distinct().toList();
        List<LineId> touched = new ArrayList<>();
        List<LineBlocks.Block> wanted = new ArrayList<>();
        lines.of(people)
                .forEach(
                        (person, ofPerson) -> {
                            for (Line line : ofPerson) {
                                PackRef pack = Objects.requireNonNull(line.pack());
                                if (schemes.contains(pack.id())) {
                                    touched.add(line.id());
                                    List<EffectRow> under =
                                            working.getOrDefault(person, List.of()).stream()
                                                    .filter(row -> isOf(row, pack))
                                                    .toList();
                                    block(line.id(), under, wanted);
                                }
                            }
                        });
        blocks.lift(touched, CAUSE);
        blocks.block(wanted);
    }

    private static boolean isOf(EffectRow row, PackRef pack) {
        return row.pack().id().equals(pack.id());
    }

    private static void block(LineId line, List<EffectRow> working, List<LineBlocks.Block> wanted) {
        if (!working.isEmpty()) {
            boolean open = working.stream().anyMatch(row -> row.until() == null);
            Instant until =
                    open
                            ? null
                            : working.stream()
                                    .map(EffectRow::until)
                                    .filter(Objects::nonNull)
                                    .max(Instant::compareTo)
                                    .orElse(null);
            wanted.add(new LineBlocks.Block(line, CAUSE, until));
        }
    }
}
