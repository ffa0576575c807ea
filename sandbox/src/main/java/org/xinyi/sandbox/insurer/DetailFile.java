package org.xinyi.sandbox.insurer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.xinyi.sandbox.insurer.Institution.Posting;
import org.xinyi.sandbox.web.Fen;

/// The tab-separated details of 3202, in a zip or plain: psn_no, mdtrt_id, setl_id, msgid,
/// stmt_rslt, refd_setl_flag, memo, medfee_sumamt, fund_pay_sumamt, acct_pay.
final class DetailFile {

    private static final int COLUMNS = 10;
    private static final int SETTLEMENT = 2;
    private static final int REVERSAL = 5;
    private static final int AMOUNTS = 7;

    private DetailFile() {}

    /// One row per row of either side; `stmt_rslt` 0 equal, 1 amounts differ, 2 only the
    /// institution has it, 3 only the insurer has it.
    static String compare(byte[] uploaded, List<Posting> postings) {
        Map<String, Posting> unmatched = new LinkedHashMap<>();
        for (Posting posting : postings) {
            unmatched.put(key(posting), posting);
        }
        StringBuilder result = new StringBuilder();
        for (String line : text(uploaded).split("\n", -1)) {
            String[] cells = line.strip().split("\t", -1);
            if (cells.length >= COLUMNS && !cells[0].equals("psn_no")) {
                Posting posting = unmatched.remove(cells[SETTLEMENT] + cells[REVERSAL]);
                row(result, cells, posting == null ? "2" : verdict(cells, posting));
            }
        }
        unmatched.values().forEach(posting -> row(result, cells(posting), "3"));
        return result.toString();
    }

    private static String key(Posting posting) {
        return posting.settlement().id() + (posting.reversal() ? "1" : "0");
    }

    private static String verdict(String[] cells, Posting posting) {
        String[] own = cells(posting);
        for (int i = AMOUNTS; i < COLUMNS; i++) {
            if (!own[i].equals(cells[i])) {
                return "1";
            }
        }
        return "0";
    }

    private static String[] cells(Posting posting) {
        Settlement settlement = posting.settlement();
        Shares shares = settlement.shares();
        int sign = posting.reversal() ? -1 : 1;
        return new String[] {
            Long.toString(settlement.visit().person().number()),
            Long.toString(settlement.visit().id()),
            Long.toString(settlement.id()),
            Statements.message(posting),
            "",
            posting.reversal() ? "1" : "0",
            "",
            Fen.text(sign * shares.scope().total()),
            Fen.text(sign * shares.funds()),
            Fen.text(sign * shares.account())
        };
    }

    private static void row(StringBuilder result, String[] cells, String verdict) {
        for (int i = 0; i < COLUMNS; i++) {
            result.append(i == 0 ? "" : "\t").append(i == 4 ? verdict : memo(cells, i, verdict));
        }
        result.append('\n');
    }

    private static String memo(String[] cells, int column, String verdict) {
        if (column != 6) {
            return cells[column];
        }
        return switch (verdict) {
            case "1" -> "金额不符";
            case "2" -> "医保方无此记录";
            case "3" -> "医院方无此记录";
            default -> "";
        };
    }

    static byte[] zip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("detail.txt"));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    private static String text(byte[] content) {
        boolean zipped = content.length > 2 && content[0] == 'P' && content[1] == 'K';
        if (!zipped) {
            return new String(content, StandardCharsets.UTF_8);
        }
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            return zip.getNextEntry() == null
                    ? ""
                    : new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException _) {
            throw new FsiRefused("压缩文件不能读取");
        }
    }
}
