package org.xinyi.delinquency;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.StaffId;
import org.xinyi.ledger.Actions;
import tools.jackson.core.JsonParser;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/// The events of obligations in the action log.
@Component
class EventLog {

    /// @param about the obligation
    record Entry(Instant at, ObligationId about, Event event) {}

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .changeDefaultPropertyInclusion(
                            all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .addModule(
                            new SimpleModule("delinquency")
                                    .addSerializer(Money.class, ToStringSerializer.instance)
                                    .addDeserializer(Money.class, new MoneyReader()))
                    .build();

    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};

    private final Actions actions;
    private final IdSource ids;

    EventLog(Actions actions, IdSource ids) {
        this.actions = actions;
        this.ids = ids;
    }

    /// Appends, in the caller's transaction, as done by whoever is acting.
    void append(List<Entry> entries) {
        Long actor = actor();
        actions.append(
                entries.stream()
                        .map(
                                entry ->
                                        new Actions.Action(
                                                ids.next(),
                                                entry.at,
                                                entry.event.kind(),
                                                entry.about.value(),
                                                actor,
                                                write(entry.event)))
                        .toList());
    }

    /// The history of each; an obligation about which nothing is logged has an empty one.
    Map<ObligationId, History> of(Collection<ObligationId> obligations) {
        Map<ObligationId, List<Logged>> events = new HashMap<>();
        List<Long> subjects = new HashSet<>(obligations).stream().map(ObligationId::value).toList();
        for (Actions.Action action : actions.about(subjects, EventKind.names())) {
            events.computeIfAbsent(new ObligationId(action.subject()), _ -> new ArrayList<>())
                    .add(new Logged(action.at(), read(action.kind(), action.detail())));
        }
        Map<ObligationId, History> histories = HashMap.newHashMap(obligations.size());
        for (ObligationId obligation : obligations) {
            histories.put(obligation, History.of(events.getOrDefault(obligation, List.of())));
        }
        return histories;
    }

    static String write(Event event) {
        return JSON.writeValueAsString(event);
    }

    static Map<String, Object> facts(Event event) {
        return JSON.convertValue(event, FACTS);
    }

    static Event read(String kind, String detail) {
        return JSON.readValue(detail, EventKind.of(kind).type());
    }

    private static @Nullable Long actor() {
        Acting acting = Acting.current();
        StaffId staff = acting.staff();
        if (staff != null) {
            return staff.value();
        }
        return acting.equals(Acting.SYSTEM) ? null : Long.valueOf(acting.client().value());
    }

    private static final class MoneyReader extends StdDeserializer<Money> {

        private MoneyReader() {
            super(Money.class);
        }

        @Override
        public Money deserialize(JsonParser in, DeserializationContext context) {
            return Money.parse(in.getString());
        }
    }
}
