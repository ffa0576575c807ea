package org.xinyi.insurance;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.xinyi.insurance.InsurerFiles.StatementRow;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.SettlementId;
import org.xinyi.kernel.wire.Download;
import org.xinyi.ledger.Source;

/// Reads the insurer's statement of a day: columns set apart by tabs, found by the names in the
/// first line, whatever their order.
final class StatementFile {

    private static final Pattern OURS = Pattern.compile("[1-9]\\d{0,15}");
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final Map<String, Source> SHARES =
            Map.of(
                    "hifp_pay",
                    Source.POOL,
                    "other_fund_pay",
                    Source.OTHER_FUND,
                    "maf_pay",
                    Source.RELIEF,
                    "acct_pay",
                    Source.PERSONAL_ACCOUNT,
                    "acct_mulaid_pay",
                    Source.MUTUAL_AID,
                    "hosp_part_amt",
                    Source.HOSPITAL,
                    "psn_cash_pay",
                    Source.PERSONAL);

    private final Map<String, Integer> columns = new HashMap<>();

    private StatementFile(String header) {
        String[] names = header.split("\t", -1);
        for (int i = 0; i < names.length; i++) {
            columns.put(names[i].strip(), i);
        }
    }

    static Download<StatementRow> read(String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty()) {
            return new Download.Unreadable<>("line 1: no header");
        }
        StatementFile file = new StatementFile(lines.getFirst());
        List<StatementRow> rows = new ArrayList<>(lines.size());
        for (int i = 1; i < lines.size(); i++) {
            try {
                rows.add(file.row(lines.get(i).split("\t", -1)));
            } catch (IllegalArgumentException | ArithmeticException | DateTimeException wrong) {
                return new Download.Unreadable<>(
                        "line %d: %s".formatted(i + 1, wrong.getMessage()));
            }
        }
        return new Download.Present<>(rows);
    }

    private StatementRow row(String[] cells) {
        Map<Source, Money> shares = new EnumMap<>(Source.class);
        SHARES.forEach((column, source) -> shares.put(source, amount(cells, column)));
        String batch = cell(cells, "chrg_bchno");
        return new StatementRow(
                cell(cells, "mdtrt_id"),
                batch,
                OURS.matcher(batch).matches()
                        ? Optional.of(new SettlementId(Long.parseLong(batch)))
                        : Optional.empty(),
                cell(cells, "setl_id"),
                cell(cells, "refd_setl_flag").equals("1"),
                amount(cells, "medfee_sumamt"),
                new Split(shares),
                LocalDateTime.parse(cell(cells, "setl_time"), SECONDS));
    }

    private Money amount(String[] cells, String column) {
        return Amounts.parse(cell(cells, column));
    }

    private String cell(String[] cells, String column) {
        Integer index = columns.get(column);
        if (index == null || index >= cells.length) {
            throw new IllegalArgumentException("no " + column);
        }
        return cells[index].strip();
    }
}
