package org.xinyi.visit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.Price;
import org.xinyi.kernel.Quantity;
import org.xinyi.kernel.Results;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.GroupedWrites;

/// Orders and their execution. Every write takes a list; one order is a list of one.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Orders")
class OrderController {

    private static final int ITEMS_MAX = 1_000;

    /// @param item code of the catalogue
    /// @param department where it will be carried out
    /// @param at when it was ordered; now when absent
    record NewOrder(
            @NotNull VisitId visit,
            @NotBlank @Size(max = 40) String item,
            @NotNull DepartmentId department,
            @NotNull Quantity quantity,
            @Nullable Instant at) {}

    record NewOrders(@NotEmpty @Size(max = ITEMS_MAX) List<@Valid @NotNull NewOrder> orders) {}

    /// @param quantity all that is left when absent
    /// @param at when it was done; now when absent
    record NewExecution(
            @NotNull OrderId order,
            Executions.@NotNull Result result,
            @Nullable Quantity quantity,
            @Nullable Instant at) {}

    record NewExecutions(
            @NotEmpty @Size(max = ITEMS_MAX) List<@Valid @NotNull NewExecution> executions) {}

    record Cancellations(@NotEmpty @Size(max = ITEMS_MAX) List<@NotNull OrderId> orders) {}

    record NewPrice(@NotNull OrderId order, @NotNull Price price) {}

    record NewPrices(@NotEmpty @Size(max = ITEMS_MAX) List<@Valid @NotNull NewPrice> prices) {}

    private final GroupedWrites<Orders.NewOrder, Orders.Placed> placements;
    private final GroupedWrites<Executions.Execution, Executions.Confirmed> confirmations;
    private final GroupedWrites<Orders.Cancellation, OrderId> cancellations;
    private final GroupedWrites<Orders.Pricing, Orders.Priced> pricings;

    OrderController(
            GroupedWrites<Orders.NewOrder, Orders.Placed> placements,
            GroupedWrites<Executions.Execution, Executions.Confirmed> confirmations,
            GroupedWrites<Orders.Cancellation, OrderId> cancellations,
            GroupedWrites<Orders.Pricing, Orders.Priced> pricings) {
        this.placements = placements;
        this.confirmations = confirmations;
        this.cancellations = cancellations;
        this.pricings = pricings;
    }

    @PostMapping("/orders")
    @Access({Role.DOCTOR, Role.NURSE, Role.RECEPTION, Role.PHARMACIST})
    @Operation(summary = "Order items for visits; a line that cannot carry one never stops it")
    Results<Orders.Placed> place(
            @RequestHeader("Idempotency-Key") String key, @Valid @RequestBody NewOrders wanted) {
        Caller by = Caller.current();
        return placements.submit(
                by.client(),
                key,
                wanted.orders().stream()
                        .map(
                                one ->
                                        new Orders.NewOrder(
                                                one.visit(),
                                                one.item(),
                                                one.department(),
                                                one.quantity(),
                                                one.at(),
                                                by))
                        .toList());
    }

    @PostMapping("/executions")
    @Access({Role.TECHNICIAN, Role.PHARMACIST, Role.NURSE, Role.DOCTOR, Role.RECEPTION})
    @Operation(summary = "Confirm what was done: whole, in part, not at all, or undo it")
    Results<Executions.Confirmed> confirm(
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody NewExecutions wanted) {
        Caller by = Caller.current();
        return confirmations.submit(
                by.client(),
                key,
                wanted.executions().stream()
                        .map(
                                one ->
                                        new Executions.Execution(
                                                one.order(),
                                                one.result(),
                                                one.quantity(),
                                                one.at(),
                                                by))
                        .toList());
    }

    @PostMapping("/orders/cancellations")
    @Access({Role.DOCTOR, Role.NURSE, Role.RECEPTION})
    @Operation(summary = "Cancel orders of which nothing has been done")
    Results<OrderId> cancel(
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody Cancellations wanted) {
        Caller by = Caller.current();
        return cancellations.submit(
                by.client(),
                key,
                wanted.orders().stream().map(order -> new Orders.Cancellation(order, by)).toList());
    }

    @PostMapping("/orders/prices")
    @Access({Role.FINANCE, Role.HOSPITAL_ADMIN})
    @Operation(summary = "Price orders that were held for pricing")
    Results<Orders.Priced> price(
            @RequestHeader("Idempotency-Key") String key, @Valid @RequestBody NewPrices wanted) {
        Caller by = Caller.current();
        return pricings.submit(
                by.client(),
                key,
                wanted.prices().stream()
                        .map(one -> new Orders.Pricing(one.order(), one.price(), by))
                        .toList());
    }
}
