package org.xinyi.sandbox.fiscal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.xinyi.sandbox.fiscal.FiscalBook.Row;
import org.xinyi.sandbox.fiscal.FiscalFact.Claimed;
import org.xinyi.sandbox.web.Fen;

/// The office's file of a day for one client: what was claimed, approved and paid.
final class FiscalStatement {

    private FiscalStatement() {}

    /// @param extraFen what the first row carries too much, under a fault
    static String file(List<Row> rows, LocalDate day, String client, long extraFen) {
        List<String> lines = new ArrayList<>();
        long claimed = 0;
        long approved = 0;
        long paid = 0;
        for (Row row : rows) {
            if (row.claim().claimed().client().equals(client)) {
                long amount = row.claim().amount() + (lines.isEmpty() ? extraFen : 0);
                lines.add(text(row, amount));
                claimed += row.kind() == 'C' ? amount : 0;
                approved += row.kind() == 'A' ? amount : 0;
                paid += row.kind() == 'P' ? amount : 0;
            }
        }
        lines.addFirst(String.join("|", "H", "fiscal", day.toString(), "" + lines.size()));
        lines.add(String.join("|", "T", Fen.text(claimed), Fen.text(approved), Fen.text(paid)));
        return String.join("\n", lines) + "\n";
    }

    private static String text(Row row, long amount) {
        Claimed claim = row.claim().claimed();
        String money = Fen.text(amount);
        return switch (row.kind()) {
            case 'C' ->
                    String.join(
                            "|", "C", claim.number(), claim.hospital(), claim.obligation(), money);
            case 'A' -> String.join("|", "A", claim.number(), claim.hospital(), money);
            default ->
                    String.join(
                            "|", "P", row.paymentNumber(), claim.number(), claim.hospital(), money);
        };
    }
}
