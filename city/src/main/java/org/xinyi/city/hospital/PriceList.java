package org.xinyi.city.hospital;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The server's example items, a copy of which is packed into this program.
public final class PriceList {

    /// @param json as the file has it
    public record Item(String code, String kind, String price, JsonNode json) {}

    private final Map<String, Item> items = new HashMap<>();
    private final List<Item> inOrder = new ArrayList<>();

    private PriceList() {}

    public static PriceList load() {
        PriceList list = new PriceList();
        for (JsonNode one : Resource.read("/catalogue/example-items.json").get("items")) {
            Item item =
                    new Item(
                            one.get("code").asString(),
                            one.get("kind").asString(),
                            one.get("price").asString(),
                            one);
            list.items.put(item.code(), item);
            list.inOrder.add(item);
        }
        return list;
    }

    public List<Item> all() {
        return List.copyOf(inOrder);
    }

    public Item get(String code) {
        Item item = items.get(code);
        if (item == null) {
            throw new IllegalArgumentException("No item " + code);
        }
        return item;
    }
}
