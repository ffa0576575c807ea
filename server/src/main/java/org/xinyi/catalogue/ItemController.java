package org.xinyi.catalogue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.ItemId;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.Results;
import org.xinyi.kernel.Role;

/// What can be billed in the city.
@RestController
@RequestMapping("/api/v1/{city}/items")
@Tag(name = "Catalogue")
class ItemController {

    static final int LIST_MAX = 5_000;
    static final int PAGE_MAX = 1_000;
    static final String PAGE = "100";

    private static final ItemId NOT_YET_KNOWN = new ItemId(0);

    /// @param code the city's own
    /// @param nationalCode of the insurance catalogue; absent when there is none
    /// @param insuranceClass A 甲, B 乙, C 丙
    /// @param unit what one of it is: 次, 盒, 日
    /// @param guidance what to prepare or mind, for the guide sheet
    record NewItem(
            @NotNull String code,
            @Nullable String nationalCode,
            @NotNull String nameZh,
            @NotNull String nameEn,
            Item.@NotNull Kind kind,
            Item.@NotNull InsuranceClass insuranceClass,
            @NotNull String unit,
            @Nullable String guidance) {

        Item item() {
            return new Item(
                    NOT_YET_KNOWN,
                    code,
                    nationalCode == null ? "" : nationalCode,
                    nameZh,
                    nameEn,
                    kind,
                    insuranceClass,
                    unit,
                    guidance == null ? "" : guidance);
        }
    }

    record NewItems(@NotNull @Size(max = LIST_MAX) List<@NotNull @Valid NewItem> items) {}

    record ItemKept(@NotNull ItemId item, @NotNull String code) {}

    record ItemView(
            @NotNull ItemId id,
            @NotNull String code,
            @NotNull String nationalCode,
            @NotNull String nameZh,
            @NotNull String nameEn,
            Item.@NotNull Kind kind,
            Item.@NotNull InsuranceClass insuranceClass,
            @NotNull String unit,
            @NotNull String guidance) {

        static ItemView of(Item item) {
            return new ItemView(
                    item.id(),
                    item.code(),
                    item.nationalCode(),
                    item.nameZh(),
                    item.nameEn(),
                    item.kind(),
                    item.insuranceClass(),
                    item.unit(),
                    item.guidance());
        }
    }

    /// @param next give it as `after` for the next page; absent on the last
    record ItemPage(@NotNull List<ItemView> items, @Nullable String next) {}

    private final ItemRegister register;
    private final StoredCatalogue catalogue;

    ItemController(ItemRegister register, StoredCatalogue catalogue) {
        this.register = register;
        this.catalogue = catalogue;
    }

    @PutMapping
    @Access(Role.OPERATOR)
    @Operation(summary = "Keep up to 5,000 items by their codes; each is done or refused by itself")
    Results<ItemKept> put(@Valid @RequestBody NewItems wanted) {
        List<Outcome<ItemId>> outcomes =
                register.put(wanted.items().stream().map(NewItem::item).toList());
        List<Outcome<ItemKept>> kept = new ArrayList<>(outcomes.size());
        for (int i = 0; i < outcomes.size(); i++) {
            String code = wanted.items().get(i).code();
            kept.add(outcomes.get(i).map(item -> new ItemKept(item, code)));
        }
        return Results.of(kept);
    }

    @GetMapping
    @Access(Role.ANYONE)
    @Operation(summary = "The items by their codes, page by page; q is part of a code or a name")
    ItemPage items(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = PAGE) int limit) {
        int pageSize = Math.clamp(limit, 1, PAGE_MAX);
        String part = q.strip().toLowerCase(Locale.ROOT);
        List<ItemView> page = new ArrayList<>();
        for (Item item : catalogue.book().itemsAfter(after)) {
            if (!matches(item, part)) {
                continue;
            }
            if (page.size() == pageSize) {
                return new ItemPage(page, page.getLast().code());
            }
            page.add(ItemView.of(item));
        }
        return new ItemPage(page, null);
    }

    private static boolean matches(Item item, String part) {
        return item.code().toLowerCase(Locale.ROOT).contains(part)
                || item.nameZh().toLowerCase(Locale.ROOT).contains(part)
                || item.nameEn().toLowerCase(Locale.ROOT).contains(part);
    }
}
