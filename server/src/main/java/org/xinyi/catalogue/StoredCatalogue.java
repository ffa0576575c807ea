package org.xinyi.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.ItemId;
import org.xinyi.kernel.Price;
import org.xinyi.kernel.sql.CityMemory;
import org.xinyi.kernel.sql.Sql;

@Component
class StoredCatalogue implements Catalogue {

    private static final String SELECT_ITEMS =
            """
            SELECT id, code, national_code, name_zh, name_en, kind, insurance_class, unit, guidance
            FROM item
            """;

    private static final String SELECT_PRICES =
            """
            SELECT DISTINCT ON (institution, item, valid_from) institution, item, valid_from, micros
            FROM price
            ORDER BY institution, item, valid_from, revision DESC
            """;

    private final Sql sql;
    private final CityMemory<PriceBook> memory;

    StoredCatalogue(Sql sql, Clock wall) {
        this.sql = sql;
        this.memory = new CityMemory<>(sql, wall, "catalogue", this::read);
    }

    PriceBook book() {
        return memory.get();
    }

    /// Says that the caller's transaction changes items or prices; others wait until it commits.
    void change() {
        memory.change();
    }

    @Override
    public Optional<Item> item(ItemId item) {
        return book().item(item);
    }

    @Override
    public Optional<Item> itemByCode(String code) {
        return book().itemByCode(code);
    }

    @Override
    public Optional<Price> price(InstitutionId institution, ItemId item, LocalDate day) {
        return Optional.ofNullable(book().find(institution, item, day))
                .map(found -> found.period().price());
    }

    private PriceBook read() {
        List<Item> items = sql.statement(SELECT_ITEMS).query(StoredCatalogue::item).list();
        return new PriceBook(items, lists());
    }

    private Map<Long, Map<ItemId, PriceHistory>> lists() {
        Map<Long, Map<ItemId, PriceHistory.Builder>> builders = new HashMap<>();
        sql.statement(SELECT_PRICES)
                .query(
                        row -> {
                            builders.computeIfAbsent(
                                            row.getLong("institution"), _ -> new HashMap<>())
                                    .computeIfAbsent(
                                            new ItemId(row.getLong("item")),
                                            _ -> new PriceHistory.Builder())
                                    .add(
                                            row.getObject("valid_from", LocalDate.class),
                                            new Price(row.getLong("micros")));
                        });
        Map<Long, Map<ItemId, PriceHistory>> lists = new HashMap<>();
        builders.forEach((list, items) -> lists.put(list, built(items)));
        return lists;
    }

    private static Map<ItemId, PriceHistory> built(Map<ItemId, PriceHistory.Builder> builders) {
        Map<ItemId, PriceHistory> histories = HashMap.newHashMap(builders.size());
        builders.forEach((item, builder) -> histories.put(item, builder.build()));
        return histories;
    }

    private static Item item(ResultSet row, int number) throws SQLException {
        return new Item(
                new ItemId(row.getLong("id")),
                row.getString("code"),
                row.getString("national_code"),
                row.getString("name_zh"),
                row.getString("name_en"),
                Item.Kind.valueOf(row.getString("kind")),
                Item.InsuranceClass.valueOf(row.getString("insurance_class")),
                row.getString("unit"),
                row.getString("guidance"));
    }
}
