package org.xinyi.catalogue;

import java.time.LocalDate;
import java.util.Optional;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.ItemId;
import org.xinyi.kernel.Price;

/// Items and prices, kept in memory: every order looks here.
public interface Catalogue {

    Optional<Item> item(ItemId item);

    Optional<Item> itemByCode(String code);

    /// The price of an item at an institution on a day: the institution's own list first, then the
    /// city's. Empty when no list has it; it is then held for pricing, never billed as zero.
    Optional<Price> price(InstitutionId institution, ItemId item, LocalDate day);
}
