package org.xinyi.clearing;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.Check;

/// Runs every check of every module on one snapshot of the database. Writes nothing.
@Component
public class Verifying {

    /// Hears how far it is.
    public interface Progress {

        /// A check is over.
        void done(Verified.Checked check, int number, int total);

        /// A long check has compared so many things and goes on.
        default void going(String check, long compared) {}
    }

    private final Sql sql;
    private final Clock wall;
    private final List<Check> checks;

    Verifying(Sql sql, Clock wall, List<Check> checks) {
        this.sql = sql;
        this.wall = wall;
        this.checks = checks;
    }

    /// How many checks there are.
    public int total() {
        return checks.size();
    }

    /// How much is computed anew.
    public enum Depth {
        /// Sealed blocks of closed days are compared by what the database recomputes quickly.
        SINCE_LAST_CLOSE,
        /// Everything, down to each digest.
        FULL
    }

    /// Runs all checks on the current city, in full.
    public Verified run(Progress progress) {
        return run(Depth.FULL, progress);
    }

    /// Runs all checks on the current city.
    public Verified run(Depth depth, Progress progress) {
        List<Recording> recordings = new ArrayList<>();
        List<Verified.Checked> checked = new ArrayList<>();
        sql.onSnapshot(
                () -> {
                    for (Check check : checks) {
                        long startedMs = wall.millis();
                        Recording recording =
                                new Recording(
                                        check.name(),
                                        depth == Depth.FULL,
                                        compared -> progress.going(check.name(), compared));
                        check.run(recording);
                        recordings.add(recording);
                        checked.add(recording.checked(wall.millis() - startedMs));
                        progress.done(checked.getLast(), checked.size(), checks.size());
                    }
                });
        return new Verified(
                Money.sum(checked, Verified.Checked::amount), checked, exceptions(recordings));
    }

    private static List<Verified.Exceptional> exceptions(List<Recording> recordings) {
        List<Finding> all = recordings.stream().flatMap(one -> one.findings().stream()).toList();
        List<Finding> ordered = new ArrayList<>();
        all.stream().filter(finding -> !finding.isExplained()).forEach(ordered::add);
        all.stream().filter(Finding::isExplained).forEach(ordered::add);
        return ordered.stream()
                .map(
                        finding ->
                                new Verified.Exceptional(
                                        finding.check(),
                                        finding.kind(),
                                        finding.subject(),
                                        finding.ours(),
                                        finding.theirs(),
                                        finding.explanation()))
                .toList();
    }
}
