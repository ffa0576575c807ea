package org.xinyi.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.ItemId;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.Price;
import org.xinyi.kernel.sql.Sql;

/// Sets prices. A price begins on a day and ends the day before the next one of its list begins.
@Component
class PriceLists {

    private static final String SELECT =
            """
            SELECT DISTINCT ON (p.item, p.valid_from) p.item, p.valid_from, p.micros, p.revision
            FROM unnest(?::bigint[]) AS i (id)
            JOIN price p ON p.item = i.id
                AND p.institution = ?
            ORDER BY p.item, p.valid_from, p.revision DESC
            """;

    private static final String INSERT =
            """
            INSERT INTO price (institution, item, valid_from, revision, micros, set_at, set_by)
            SELECT l.institution, p.item, p.valid_from, p.revision, p.micros, l.set_at, l.set_by
            FROM unnest(?::bigint[], ?::date[], ?::bigint[], ?::bigint[])
                AS p (item, valid_from, revision, micros),
                (VALUES (?::bigint, ?::timestamptz, ?::bigint)) AS l (institution, set_at, set_by)
            """;

    record NewPrice(String itemCode, Price price, LocalDate from) {}

    /// @param to the day before the next price that is set already; null when none is
    record PriceSet(
            ItemId item, String itemCode, Price price, LocalDate from, @Nullable LocalDate to) {}

    private final Sql sql;
    private final BusinessClock clock;
    private final StoredCatalogue catalogue;
    private final ItemRegister items;

    PriceLists(Sql sql, BusinessClock clock, StoredCatalogue catalogue, ItemRegister items) {
        this.sql = sql;
        this.clock = clock;
        this.catalogue = catalogue;
        this.items = items;
    }

    /// Sets each price; the same one again changes nothing. Answers in list order.
    ///
    /// @param list an institution's number, or [PriceBook#CITY_LIST]
    List<Outcome<PriceSet>> set(long list, List<NewPrice> prices) {
        return sql.inTransaction(
                () -> {
                    catalogue.change();
                    Map<String, ItemId> known =
                            items.find(prices.stream().map(NewPrice::itemCode).toList());
                    Draft draft = new Draft(clock.today(), histories(list, known.values()));
                    List<Outcome<PriceSet>> outcomes = new ArrayList<>(prices.size());
                    for (NewPrice price : prices) {
                        outcomes.add(draft.set(known.get(price.itemCode()), price));
                    }
                    insert(list, List.copyOf(draft.fresh));
                    return outcomes;
                });
    }

    private void insert(long list, List<Row> rows) {
        Instant now = clock.now();
        sql.over(rows)
                .ids(Row::item)
                .dates(Row::from)
                .longs(Row::revision)
                .longs(row -> row.price.micros())
                .with(list)
                .with(now)
                .with(Acting.current().client())
                .update(INSERT);
    }

    private Map<ItemId, NavigableMap<LocalDate, Row>> histories(
            long list, Collection<ItemId> wanted) {
        Map<ItemId, NavigableMap<LocalDate, Row>> histories = new HashMap<>();
        wanted.forEach(item -> histories.put(item, new TreeMap<>()));
        List<Row> rows =
                sql.over(List.copyOf(wanted))
                        .ids(item -> item)
                        .with(list)
                        .query(
                                SELECT,
                                (row, _) ->
                                        new Row(
                                                new ItemId(row.getLong("item")),
                                                row.getObject("valid_from", LocalDate.class),
                                                row.getLong("revision"),
                                                new Price(row.getLong("micros"))));
        for (Row row : rows) {
            histories.computeIfAbsent(row.item, _ -> new TreeMap<>()).put(row.from, row);
        }
        return histories;
    }

    private record Row(ItemId item, LocalDate from, long revision, Price price) {}

    /// The list as it will be: what stands there, and what this request adds.
    private static final class Draft {

        private final LocalDate today;
        private final Map<ItemId, NavigableMap<LocalDate, Row>> histories;
        private final Set<Row> fresh = new LinkedHashSet<>();

        private Draft(LocalDate today, Map<ItemId, NavigableMap<LocalDate, Row>> histories) {
            this.today = today;
            this.histories = histories;
        }

        private Outcome<PriceSet> set(@Nullable ItemId item, NewPrice wanted) {
            String code = wanted.itemCode;
            if (item == null) {
                return Outcome.refused(new CatalogueRefusal.ItemCodeUnknown(code));
            }
            if (wanted.price.micros() == 0) {
                return Outcome.refused(new CatalogueRefusal.PriceNotPositive(code));
            }
            NavigableMap<LocalDate, Row> history =
                    histories.computeIfAbsent(item, _ -> new TreeMap<>());
            Row before = history.get(wanted.from);
            if (before == null || !before.price.equals(wanted.price)) {
                if (before != null && fresh.contains(before)) {
                    return Outcome.refused(new CatalogueRefusal.ItemTwiceInList(code));
                }
                if (wanted.from.isBefore(today) && !history.isEmpty()) {
                    return Outcome.refused(
                            new CatalogueRefusal.PriceInThePast(code, wanted.from, today));
                }
                add(
                        new Row(
                                item,
                                wanted.from,
                                before == null ? 1 : before.revision + 1,
                                wanted.price));
            }
            LocalDate next = history.higherKey(wanted.from);
            return Outcome.done(
                    new PriceSet(
                            item,
                            code,
                            wanted.price,
                            wanted.from,
                            next == null ? null : next.minusDays(1)));
        }

        private void add(Row row) {
            fresh.add(row);
            histories.computeIfAbsent(row.item, _ -> new TreeMap<>()).put(row.from, row);
        }
    }
}
