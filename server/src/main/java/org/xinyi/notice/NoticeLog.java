package org.xinyi.notice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.StaffId;
import org.xinyi.ledger.Actions;
import tools.jackson.databind.json.JsonMapper;

/// What becomes of messages, in the action log.
@Component
class NoticeLog {

    static final String QUEUED = "notice.queued";
    static final String DELIVERED = "notice.delivered";
    static final String FAILED = "notice.failed";

    /// @param failedBecause null unless it failed
    record Entry(
            String kind,
            long notice,
            long subject,
            Template template,
            @Nullable String failedBecause) {}

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Actions actions;
    private final IdSource ids;
    private final BusinessClock clock;

    NoticeLog(Actions actions, IdSource ids, BusinessClock clock) {
        this.actions = actions;
        this.ids = ids;
        this.clock = clock;
    }

    void append(List<Entry> entries) {
        if (!entries.isEmpty()) {
            actions.append(entries.stream().map(this::action).toList());
        }
    }

    private Actions.Action action(Entry entry) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("notice", entry.notice);
        detail.put("template", entry.template.name());
        if (entry.failedBecause != null) {
            detail.put("reason", entry.failedBecause);
        }
        return new Actions.Action(
                ids.next(),
                clock.now(),
                entry.kind,
                entry.subject,
                actor(),
                JSON.writeValueAsString(detail));
    }

    private static @Nullable Long actor() {
        Acting acting = Acting.current();
        StaffId staff = acting.staff();
        if (staff != null) {
            return staff.value();
        }
        return acting.equals(Acting.SYSTEM) ? null : acting.client().value();
    }
}
