package org.xinyi.payment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.ShiftId;
import org.xinyi.kernel.sql.Sql;

/// The shifts of an institution, page by page.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Windows")
class ShiftListController {

    private static final int LIMIT_MAX = 200;

    private static final String SELECT =
            """
            SELECT id, cashier, pay_window, opening_float, expected_cash, counted_cash, opened_at,
                closed_at
            FROM shift
            WHERE institution = :institution
                AND id < :before
                AND (NOT :open OR closed_at IS NULL)
            ORDER BY id DESC
            LIMIT :limit
            """;

    /// @param difference counted − expected; null while it is open
    record ShiftLine(
            @NotNull ShiftId id,
            @NotNull String cashier,
            @NotNull String window,
            @NotNull Instant openedAt,
            @Nullable Instant closedAt,
            @NotNull Money openingFloat,
            @Nullable Money difference) {}

    /// @param next where to go on, as `before`; absent at the end
    record ShiftPage(@NotNull List<ShiftLine> shifts, @Nullable Long next) {}

    private final Sql sql;

    ShiftListController(Sql sql) {
        this.sql = sql;
    }

    @GetMapping("/institutions/{institution}/shifts")
    @Access({Role.CASHIER, Role.RECEPTION, Role.FINANCE, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "Shifts at windows and kiosks, newest first")
    ShiftPage shifts(
            @PathVariable long institution,
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            @RequestParam(defaultValue = "50") @Min(1) @Max(LIMIT_MAX) int limit) {
        if (!Acting.current().sees(new InstitutionId(institution))) {
            return new ShiftPage(List.of(), null);
        }
        List<ShiftLine> found =
                sql.statement(SELECT)
                        .param("institution", institution)
                        .param("before", before)
                        .param("open", open)
                        .param("limit", limit)
                        .query(ShiftListController::line)
                        .list();
        return new ShiftPage(found, found.size() < limit ? null : found.getLast().id().value());
    }

    private static ShiftLine line(ResultSet row, int number) throws SQLException {
        Long counted = row.getObject("counted_cash", Long.class);
        OffsetDateTime closed = row.getObject("closed_at", OffsetDateTime.class);
        return new ShiftLine(
                new ShiftId(row.getLong("id")),
                row.getString("cashier"),
                row.getString("pay_window"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                closed == null ? null : closed.toInstant(),
                Money.ofFen(row.getLong("opening_float")),
                counted == null ? null : Money.ofFen(counted - row.getLong("expected_cash")));
    }
}
