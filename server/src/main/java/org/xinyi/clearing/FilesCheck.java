package org.xinyi.clearing;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.MergeJoin;
import org.xinyi.kernel.Money;
import org.xinyi.ledger.Check;

/// Every file is here, and its lines stand as they were received: they are what everything else is
/// compared with.
@Component
class FilesCheck implements Check {

    private final StatementFiles files;
    private final StatementLines lines;

    FilesCheck(StatementFiles files, StatementLines lines) {
        this.files = files;
        this.lines = lines;
    }

    @Override
    public String name() {
        return "files-are-here-and-as-they-came";
    }

    @Override
    public void run(Findings findings) {
        try (Stream<StatementFiles.Known> all = files.all();
                Stream<StatementLines.Filed> filed = lines.byFile()) {
            MergeJoin.outer(
                    all.iterator(),
                    StatementFiles.Known::id,
                    MergeJoin.grouped(filed.iterator(), StatementLines.Filed::file),
                    group -> group.getFirst().file(),
                    (file, group) -> compare(file, group, findings));
        }
    }

    private static void compare(
            StatementFiles.@Nullable Known file,
            @Nullable List<StatementLines.Filed> group,
            Findings findings) {
        findings.compared(1);
        List<Line> now =
                group == null ? List.of() : group.stream().map(StatementLines.Filed::line).toList();
        Money total = Money.sum(now, Line::amount);
        if (file == null) {
            findings.broken("lines of no file", total);
        } else if (!file.received()) {
            String trouble = file.trouble();
            findings.explained(
                    Kinds.FILE_MISSING,
                    file.key().toString(),
                    Money.ZERO,
                    total,
                    trouble == null ? "nobody has asked for it yet" : trouble);
        } else if (!StatementFiles.digest(now).equals(file.digest())) {
            if (total.equals(file.total())) {
                findings.broken(file.key() + " is not as it came", total);
            } else {
                findings.difference(file.key() + " as it came", total, file.total());
            }
        }
    }
}
