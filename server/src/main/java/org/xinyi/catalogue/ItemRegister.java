package org.xinyi.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.ItemId;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.sql.Sql;

/// Adds and changes items by their code.
@Component
class ItemRegister {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]{1,40}");
    private static final Pattern NATIONAL_CODE = Pattern.compile("[A-Za-z0-9-]{0,40}");
    private static final int NAME_MAX = 200;
    private static final int UNIT_MAX = 20;
    private static final int GUIDANCE_MAX = 500;

    private static final String UPSERT =
            """
            INSERT INTO item
                (id, code, national_code, name_zh, name_en, kind, insurance_class, unit, guidance)
            SELECT * FROM unnest(
                ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::text[], ?::text[])
            ON CONFLICT (code) DO UPDATE
            SET national_code = excluded.national_code,
                name_zh = excluded.name_zh,
                name_en = excluded.name_en,
                kind = excluded.kind,
                insurance_class = excluded.insurance_class,
                unit = excluded.unit,
                guidance = excluded.guidance
            """;

    private static final String SELECT_IDS =
            """
            SELECT id, code
            FROM item
            WHERE code = ANY(?::text[])
            """;

    private final Sql sql;
    private final IdSource ids;
    private final StoredCatalogue catalogue;

    ItemRegister(Sql sql, IdSource ids, StoredCatalogue catalogue) {
        this.sql = sql;
        this.ids = ids;
        this.catalogue = catalogue;
    }

    /// Keeps each item under its code, new or changed. Answers in list order.
    List<Outcome<ItemId>> put(List<Item> items) {
        Map<String, Item> wanted = new LinkedHashMap<>();
        List<Outcome<String>> checked = new ArrayList<>(items.size());
        for (Item item : items) {
            checked.add(check(item, wanted));
        }
        Map<String, ItemId> kept = keep(List.copyOf(wanted.values()));
        return checked.stream()
                .map(outcome -> outcome.map(code -> Objects.requireNonNull(kept.get(code))))
                .toList();
    }

    /// The ids of these codes as the caller's transaction sees them.
    Map<String, ItemId> find(Collection<String> codes) {
        Map<String, ItemId> found = HashMap.newHashMap(codes.size());
        sql.over(codes.stream().distinct().toList())
                .texts(code -> code)
                .query(
                        SELECT_IDS,
                        (row, _) ->
                                found.put(row.getString("code"), new ItemId(row.getLong("id"))));
        return found;
    }

    private Map<String, ItemId> keep(List<Item> items) {
        return sql.inTransaction(
                () -> {
                    catalogue.change();
                    sql.over(items)
                            .longs(_ -> ids.next())
                            .texts(Item::code)
                            .texts(Item::nationalCode)
                            .texts(Item::nameZh)
                            .texts(Item::nameEn)
                            .texts(item -> item.kind().name())
                            .texts(item -> item.insuranceClass().name())
                            .texts(Item::unit)
                            .texts(Item::guidance)
                            .update(UPSERT);
                    return find(items.stream().map(Item::code).toList());
                });
    }

    private static Outcome<String> check(Item item, Map<String, Item> wanted) {
        String expected = missing(item);
        if (!expected.isEmpty()) {
            return Outcome.refused(new CatalogueRefusal.ItemInvalid(item.code(), expected));
        }
        Item before = wanted.putIfAbsent(item.code(), item);
        return before == null || before.equals(item)
                ? Outcome.done(item.code())
                : Outcome.refused(new CatalogueRefusal.ItemTwiceInList(item.code()));
    }

    /// What is expected and not there; empty when all is well.
    private static String missing(Item item) {
        if (!CODE.matcher(item.code()).matches()) {
            return "code: 1 to 40 letters, digits, dots, dashes";
        }
        if (!NATIONAL_CODE.matcher(item.nationalCode()).matches()) {
            return "nationalCode: up to 40 letters, digits, dashes";
        }
        if (!isText(item.nameZh(), NAME_MAX) || !isText(item.nameEn(), NAME_MAX)) {
            return "nameZh and nameEn: 1 to 200 characters";
        }
        if (!isText(item.unit(), UNIT_MAX)) {
            return "unit: 1 to 20 characters";
        }
        return item.guidance().length() > GUIDANCE_MAX ? "guidance: up to 500 characters" : "";
    }

    private static boolean isText(String text, int lengthMax) {
        return !text.isBlank() && text.length() <= lengthMax;
    }
}
