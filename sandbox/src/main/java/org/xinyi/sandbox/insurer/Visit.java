package org.xinyi.sandbox.insurer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A registration or admission with its open fee lines and its settlements.
final class Visit {

    private final long id;
    private final Person person;
    private final Institution institution;
    private final Care care;
    private final String number;
    private boolean undone;
    private boolean discharged;
    private List<FeeLine> open = new ArrayList<>(0);
    private final List<Settlement> settlements = new ArrayList<>(1);

    /// @param number `ipt_otp_no`
    Visit(long id, Person person, Institution institution, Care care, String number) {
        this.id = id;
        this.person = person;
        this.institution = institution;
        this.care = care;
        this.number = number;
    }

    long id() {
        return id;
    }

    Person person() {
        return person;
    }

    Institution institution() {
        return institution;
    }

    Care care() {
        return care;
    }

    String number() {
        return number;
    }

    boolean undone() {
        return undone;
    }

    void undo() {
        undone = true;
        open = new ArrayList<>(0);
    }

    boolean discharged() {
        return discharged;
    }

    void discharge(boolean leaves) {
        discharged = leaves;
    }

    @Nullable FeeLine openLine(String lineNumber) {
        for (FeeLine line : open) {
            if (line.number().equals(lineNumber)) {
                return line;
            }
        }
        return null;
    }

    void open(List<FeeLine> lines) {
        open.addAll(lines);
    }

    /// The open lines of a batch; of all batches when it is empty.
    List<FeeLine> openLines(String batch) {
        if (batch.isEmpty()) {
            return List.copyOf(open);
        }
        List<FeeLine> lines = new ArrayList<>(open.size());
        for (FeeLine line : open) {
            if (line.batch().equals(batch)) {
                lines.add(line);
            }
        }
        return lines;
    }

    void close(List<FeeLine> lines) {
        open.removeAll(lines);
        if (open.isEmpty()) {
            open = new ArrayList<>(0);
        }
    }

    void add(Settlement settlement) {
        settlements.add(settlement);
    }

    /// The latest settlement of a batch.
    @Nullable Settlement settlement(String batch) {
        for (int i = settlements.size() - 1; i >= 0; i--) {
            if (settlements.get(i).batch().equals(batch)) {
                return settlements.get(i);
            }
        }
        return null;
    }

    /// The settlement in force that holds a line.
    @Nullable Settlement settlementOf(String lineNumber) {
        for (Settlement settlement : settlements) {
            if (!settlement.reversed() && settlement.holds(lineNumber)) {
                return settlement;
            }
        }
        return null;
    }

    boolean hasSettlement() {
        return settlements.stream().anyMatch(settlement -> !settlement.reversed());
    }
}
