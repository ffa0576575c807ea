package org.xinyi.sandbox.bank;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xinyi.sandbox.web.Fen;

/// A bank's file of a day for one client: header, movements, balances of the lines that moved,
/// trailer with the sums.
final class BankStatements {

    private BankStatements() {}

    /// @param extraFen what the first draw carries too much, under a fault
    static String file(ClientBook book, LocalDate day, long extraFen) {
        List<String> lines = new ArrayList<>();
        Map<String, Row> lastByLine = new LinkedHashMap<>();
        long extra = extraFen;
        for (Row row : book.on(day)) {
            if (row.isWritten()) {
                lines.add(row.text(row.kind() == 'D' ? extra : 0));
                extra = row.kind() == 'D' ? 0 : extra;
            }
            if (!row.line().isEmpty()) {
                lastByLine.put(row.line(), row);
            }
        }
        lastByLine.values().forEach(row -> lines.add(balance(row)));
        String header =
                String.join(
                        "|", "H", book.key().bank(), day.toString(), String.valueOf(lines.size()));
        return header
                + "\n"
                + String.join("\n", lines)
                + (lines.isEmpty() ? "" : "\n")
                + trailer(book.on(day), extraFen - extra)
                + "\n";
    }

    private static String balance(Row row) {
        return String.join(
                "|", "B", row.line(), Fen.text(row.limit()), Fen.text(row.outstanding()));
    }

    private static String trailer(List<Row> rows, long extraDrawn) {
        return String.join(
                "|",
                "T",
                Fen.text(sum(rows, 'D') + extraDrawn),
                Fen.text(sum(rows, 'F')),
                Fen.text(sum(rows, 'R')),
                Fen.text(sum(rows, 'P')));
    }

    private static long sum(List<Row> rows, char kind) {
        long sum = 0;
        for (Row row : rows) {
            sum += row.kind() == kind ? row.amount() : 0;
        }
        return sum;
    }
}
