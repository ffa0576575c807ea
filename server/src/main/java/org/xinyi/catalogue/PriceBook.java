package org.xinyi.catalogue;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.xinyi.catalogue.PriceHistory.Period;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.ItemId;

/// All items and prices of a city at one moment; never changes. Its maps are hash maps with chains:
/// ids follow each other, and in the JDK's immutable maps they would stand in long rows that every
/// miss walks along.
final class PriceBook {

    /// The number under which the city's own list is kept.
    static final long CITY_LIST = 0;

    /// @param ofInstitution whether it stands in the institution's own list
    record Found(Period period, boolean ofInstitution) {}

    private final Map<ItemId, Item> byId;
    private final NavigableMap<String, Item> byCode;
    private final Map<Long, Map<ItemId, PriceHistory>> lists;

    /// @param lists the histories of each institution's list and of [#CITY_LIST]
    PriceBook(List<Item> items, Map<Long, Map<ItemId, PriceHistory>> lists) {
        this.byId = HashMap.newHashMap(items.size());
        this.byCode = new TreeMap<>();
        for (Item item : items) {
            byId.put(item.id(), item);
            byCode.put(item.code(), item);
        }
        this.lists = lists;
    }

    Optional<Item> item(ItemId item) {
        return Optional.ofNullable(byId.get(item));
    }

    Optional<Item> itemByCode(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /// The items in the order of their codes.
    ///
    /// @param after the code to begin after; empty for the beginning
    Iterable<Item> itemsAfter(String after) {
        return byCode.tailMap(after, false).values();
    }

    /// What an item costs at an institution on a day: its own list first, then the city's.
    @Nullable Found find(InstitutionId institution, ItemId item, LocalDate day) {
        Period own = period(institution.value(), item, day);
        if (own != null) {
            return new Found(own, true);
        }
        Period ofCity = ofCity(item, day);
        return ofCity == null ? null : new Found(ofCity, false);
    }

    @Nullable Period ofCity(ItemId item, LocalDate day) {
        return period(CITY_LIST, item, day);
    }

    private @Nullable Period period(long list, ItemId item, LocalDate day) {
        Map<ItemId, PriceHistory> histories = lists.get(list);
        PriceHistory history = histories == null ? null : histories.get(item);
        return history == null ? null : history.on(day);
    }
}
