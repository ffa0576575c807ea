package org.xinyi.lender;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.wire.Download;
import org.xinyi.lender.LenderFiles.StatementRow;

/// Reads a lender's statement: a header with the number of rows, rows of cells between bars, and
/// a trailer with the sums of draws, refunds, repayments and payouts.
final class StatementFile {

    private static final Pattern OURS = Pattern.compile("[1-9]\\d{0,15}");

    /// The rows that the trailer adds up, with the cell in which it says so.
    private enum Sum {
        D(1),
        F(2),
        R(3),
        P(4);

        private final int cell;

        Sum(int cell) {
            this.cell = cell;
        }
    }

    private final Map<Sum, Money> sums = new EnumMap<>(Sum.class);
    private final List<StatementRow> rows = new ArrayList<>();
    private int line;

    private StatementFile() {
        for (Sum sum : Sum.values()) {
            sums.put(sum, Money.ZERO);
        }
    }

    static Download<StatementRow> read(String lender, LocalDate day, String text) {
        StatementFile file = new StatementFile();
        try {
            return file.readLines(lender, day, text.lines().toList());
        } catch (IllegalArgumentException wrong) {
            return new Download.Unreadable<>(
                    "line %d: %s".formatted(file.line, wrong.getMessage()));
        }
    }

    private Download<StatementRow> readLines(String lender, LocalDate day, List<String> lines) {
        line = 1;
        int promised = header(lender, day, lines.isEmpty() ? "" : lines.getFirst());
        for (line = 2; line < lines.size(); line++) {
            row(lines.get(line - 1).split("\\|", -1));
        }
        return checked(promised, cells(lines.getLast().split("\\|", -1), "T", 5));
    }

    /// The number of rows that the header promises.
    private static int header(String lender, LocalDate day, String line) {
        String[] cells = cells(line.split("\\|", -1), "H", 4);
        if (!cells[1].equals(lender) || !cells[2].equals(day.toString())) {
            throw new IllegalArgumentException(
                    "the header is of %s on %s".formatted(cells[1], cells[2]));
        }
        return Integer.parseInt(cells[3]);
    }

    private Download<StatementRow> checked(int promised, String[] trailer) {
        if (promised != rows.size()) {
            return new Download.TotalsDisagree<>(
                    "%d rows, the header says %d".formatted(rows.size(), promised));
        }
        for (Sum sum : Sum.values()) {
            Money stated = Money.parse(trailer[sum.cell]);
            if (!stated.equals(sums.get(sum))) {
                return new Download.TotalsDisagree<>(
                        "%s rows add up to %s, the trailer says %s"
                                .formatted(sum, sums.get(sum), stated));
            }
        }
        return new Download.Present<>(rows);
    }

    private void row(String[] cells) {
        rows.add(
                switch (cells[0]) {
                    case "D" -> drawn(cells(cells, "D", 5));
                    case "F" -> refunded(cells(cells, "F", 6));
                    case "R" -> repaid(cells(cells, "R", 5));
                    case "X" -> returned(cells(cells, "X", 5));
                    case "P" -> paidOut(cells(cells, "P", 4));
                    case "B" -> balance(cells(cells, "B", 4));
                    default -> throw new IllegalArgumentException("no row begins with " + cells[0]);
                });
    }

    private StatementRow drawn(String[] cells) {
        Money amount = add(Sum.D, cells[4]);
        return new StatementRow.Drawn(cells[1], draw(cells[1]), cells[2], cells[3], amount);
    }

    private StatementRow refunded(String[] cells) {
        Money amount = add(Sum.F, cells[5]);
        return new StatementRow.Refunded(
                cells[1], ours(cells[1]), draw(cells[2]), cells[3], cells[4], amount);
    }

    private StatementRow repaid(String[] cells) {
        Money amount = add(Sum.R, cells[4]);
        return new StatementRow.Repaid(cells[1], ours(cells[1]), draw(cells[2]), cells[3], amount);
    }

    private static StatementRow returned(String[] cells) {
        return new StatementRow.DebitReturned(
                cells[1], ours(cells[1]), draw(cells[2]), cells[3], Money.parse(cells[4]));
    }

    private StatementRow paidOut(String[] cells) {
        return new StatementRow.PaidOut(cells[1], cells[2], add(Sum.P, cells[3]));
    }

    private static StatementRow balance(String[] cells) {
        return new StatementRow.LineBalance(cells[1], Money.parse(cells[2]), Money.parse(cells[3]));
    }

    private Money add(Sum sum, String cell) {
        Money amount = Money.parse(cell);
        sums.merge(sum, amount, Money::plus);
        return amount;
    }

    private static String[] cells(String[] cells, String kind, int count) {
        if (!cells[0].equals(kind) || cells.length != count) {
            throw new IllegalArgumentException(
                    "%s with %d cells is expected".formatted(kind, count));
        }
        return cells;
    }

    private static OptionalLong ours(String number) {
        return OURS.matcher(number).matches()
                ? OptionalLong.of(Long.parseLong(number))
                : OptionalLong.empty();
    }

    static Optional<ObligationId> draw(String number) {
        return OURS.matcher(number).matches()
                ? Optional.of(new ObligationId(Long.parseLong(number)))
                : Optional.empty();
    }
}
