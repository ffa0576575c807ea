package org.xinyi.outside;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.xinyi.catalogue.Catalogue;
import org.xinyi.catalogue.Item;
import org.xinyi.catalogue.Item.InsuranceClass;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.ItemId;
import org.xinyi.kernel.Price;

/// Items in memory.
public final class FakeCatalogue implements Catalogue {

    private final Map<ItemId, Item> known = new ConcurrentHashMap<>();

    public ItemId add(long id, InsuranceClass insuranceClass) {
        ItemId item = new ItemId(id);
        known.put(
                item,
                new Item(
                        item,
                        "I" + id,
                        "N" + id,
                        "血常规",
                        "Blood count",
                        Item.Kind.LABORATORY,
                        insuranceClass,
                        "次",
                        ""));
        return item;
    }

    @Override
    public Optional<Item> item(ItemId item) {
        return Optional.ofNullable(known.get(item));
    }

    @Override
    public Optional<Item> itemByCode(String code) {
        return known.values().stream().filter(item -> item.code().equals(code)).findFirst();
    }

    @Override
    public Optional<Price> price(InstitutionId institution, ItemId item, LocalDate day) {
        return Optional.empty();
    }
}
