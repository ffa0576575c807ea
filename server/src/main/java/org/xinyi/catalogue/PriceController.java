package org.xinyi.catalogue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.ItemId;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.Price;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Results;
import org.xinyi.kernel.Role;

/// What items cost: in the city, and at an institution that has prices of its own.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Catalogue")
class PriceController {

    enum PriceList {
        INSTITUTION,
        CITY
    }

    /// @param from the first day; the price before it ends the day before
    record ListedPrice(@NotNull String itemCode, @NotNull Price price, @NotNull LocalDate from) {}

    record ListedPrices(
            @NotNull @Size(max = ItemController.LIST_MAX)
                    List<@NotNull @Valid ListedPrice> prices) {}

    /// @param to the last day; absent while no later price is set
    record PriceKept(
            @NotNull ItemId item,
            @NotNull String itemCode,
            @NotNull Price price,
            @NotNull LocalDate from,
            @Nullable LocalDate to) {}

    /// @param list whose list it stands in
    record PriceView(
            @NotNull ItemId item,
            @NotNull String itemCode,
            @NotNull Price price,
            @NotNull LocalDate from,
            @Nullable LocalDate to,
            @NotNull PriceList list) {}

    /// @param next give it as `after` for the next page; absent on the last
    record PricePage(
            @NotNull LocalDate day, @NotNull List<PriceView> prices, @Nullable String next) {}

    private final PriceLists lists;
    private final StoredCatalogue catalogue;
    private final BusinessClock clock;

    PriceController(PriceLists lists, StoredCatalogue catalogue, BusinessClock clock) {
        this.lists = lists;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @PutMapping("/prices")
    @Access(Role.OPERATOR)
    @Operation(summary = "Set prices of the city's list; each is done or refused by itself")
    Results<PriceKept> setCityPrices(@Valid @RequestBody ListedPrices wanted) {
        return set(PriceBook.CITY_LIST, wanted);
    }

    @PutMapping("/institutions/{institution}/prices")
    @Access({Role.OPERATOR, Role.HOSPITAL_ADMIN})
    @Operation(summary = "Set prices of an institution; each is done or refused by itself")
    Results<PriceKept> setPrices(
            @PathVariable long institution, @Valid @RequestBody ListedPrices wanted) {
        if (institution <= PriceBook.CITY_LIST
                || !Acting.current().sees(new InstitutionId(institution))) {
            throw new RefusedException(new CatalogueRefusal.PriceListUnknown(institution));
        }
        return set(institution, wanted);
    }

    @GetMapping("/prices")
    @Access(Role.ANYONE)
    @Operation(summary = "The city's list on a day, today when none is named, page by page")
    PricePage cityPrices(
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate day,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = ItemController.PAGE) int limit) {
        LocalDate on = day == null ? clock.today() : day;
        PriceBook book = catalogue.book();
        return page(
                on,
                book.itemsAfter(after),
                limit,
                item -> {
                    PriceHistory.Period period = book.ofCity(item.id(), on);
                    return period == null ? null : new PriceBook.Found(period, false);
                });
    }

    @GetMapping("/institutions/{institution}/prices")
    @Access(Role.ANYONE)
    @Operation(summary = "What an institution charges on a day, today when none is named")
    PricePage prices(
            @PathVariable long institution,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate day,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = ItemController.PAGE) int limit) {
        LocalDate on = day == null ? clock.today() : day;
        PriceBook book = catalogue.book();
        InstitutionId id = new InstitutionId(institution);
        return page(on, book.itemsAfter(after), limit, item -> book.find(id, item.id(), on));
    }

    private Results<PriceKept> set(long list, ListedPrices wanted) {
        List<Outcome<PriceLists.PriceSet>> outcomes =
                lists.set(
                        list,
                        wanted.prices().stream()
                                .map(
                                        price ->
                                                new PriceLists.NewPrice(
                                                        price.itemCode(),
                                                        price.price(),
                                                        price.from()))
                                .toList());
        return Results.of(
                outcomes.stream().map(outcome -> outcome.map(PriceController::kept)).toList());
    }

    private static PriceKept kept(PriceLists.PriceSet set) {
        return new PriceKept(set.item(), set.itemCode(), set.price(), set.from(), set.to());
    }

    private static PricePage page(
            LocalDate day,
            Iterable<Item> items,
            int limit,
            Function<Item, PriceBook.@Nullable Found> price) {
        int pageSize = Math.clamp(limit, 1, ItemController.PAGE_MAX);
        List<PriceView> page = new ArrayList<>();
        for (Item item : items) {
            PriceBook.Found found = price.apply(item);
            if (found == null) {
                continue;
            }
            if (page.size() == pageSize) {
                return new PricePage(day, page, page.getLast().itemCode());
            }
            page.add(view(item, found));
        }
        return new PricePage(day, page, null);
    }

    private static PriceView view(Item item, PriceBook.Found found) {
        return new PriceView(
                item.id(),
                item.code(),
                found.period().price(),
                found.period().from(),
                found.period().to(),
                found.ofInstitution() ? PriceList.INSTITUTION : PriceList.CITY);
    }
}
