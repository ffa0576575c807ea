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
        Map<PatientId, List<EffectRow>> working = byPerson(table.workingFor(people));
        List<String> schemes = changed.stream().map(row -> row.pack().id()).distinct().toList();
        List<LineId> touched = new ArrayList<>();
        List<LineBlocks.Block> wanted = new ArrayList<>();
        for (Line line : linesOf(people)) {
            if (schemes.contains(packOf(line).id())) {
                touched.add(line.id());
                block(line, working, wanted);
            }
        }
        blocks.lift(touched, CAUSE);
        blocks.block(wanted);
    }

    /// The blocks that these effects, all that work, ask for.
    List<LineBlocks.Block> wanted(List<EffectRow> all) {
        Map<PatientId, List<EffectRow>> working = byPerson(all);
        List<LineBlocks.Block> wanted = new ArrayList<>();
        linesOf(working.keySet()).forEach(line -> block(line, working, wanted));
        return wanted;
    }

    private List<Line> linesOf(Collection<PatientId> people) {
        return lines.of(people).values().stream().flatMap(List::stream).toList();
    }

    private static Map<PatientId, List<EffectRow>> byPerson(List<EffectRow> working) {
        return working.stream().collect(Collectors.groupingBy(EffectRow::person));
    }

    private static PackRef packOf(Line line) {
        return Objects.requireNonNull(line.pack());
    }

    private static void block(
            Line line, Map<PatientId, List<EffectRow>> working, List<LineBlocks.Block> wanted) {
        List<EffectRow> under =
                working.getOrDefault(line.debtor(), List.of()).stream()
                        .filter(row -> isOf(row, packOf(line)) && row.effect().counts())
                        .toList();
        block(line.id(), under, wanted);
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
