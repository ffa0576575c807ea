package org.xinyi.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.ClientId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.StaffId;

/// Who is calling, who may call, and who has called.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Access")
class AccessListController {

    private static final int LIMIT_MAX = 200;

    /// @param name of the person or the key; null for whoever runs the platform
    record Caller(
            @Nullable String name,
            @NotNull Set<Role> roles,
            @Nullable InstitutionId institution,
            @Nullable StaffId staff) {}

    record StaffView(
            @NotNull StaffId id,
            @NotNull String username,
            @NotNull String name,
            @NotNull Set<Role> roles,
            @Nullable InstitutionId institution,
            boolean active,
            @NotNull Instant createdAt) {}

    /// @param next where to go on, as `after`; absent at the end
    record StaffPage(@NotNull List<StaffView> staff, @Nullable Long next) {}

    /// @param place where this note stands, as `after`
    /// @param kind STAFF, PATIENT or KEY; null for whoever runs the platform
    /// @param name of the person or the key; never a patient's
    record AuditView(
            @NotNull String place,
            @NotNull Instant at,
            @NotNull ClientId client,
            @Nullable String kind,
            @Nullable String name,
            @Nullable InstitutionId institution,
            @NotNull String method,
            @NotNull String path,
            int status) {}

    /// @param next where to go on, as `after`; absent at the end
    record AuditPage(
            @NotNull LocalDate day, @NotNull List<AuditView> notes, @Nullable String next) {}

    private final AccessRecords records;
    private final Clients clients;
    private final BusinessClock clock;

    AccessListController(AccessRecords records, Clients clients, BusinessClock clock) {
        this.records = records;
        this.clients = clients;
        this.clock = clock;
    }

    @GetMapping("/session")
    @Access({
        Role.DOCTOR,
        Role.NURSE,
        Role.TECHNICIAN,
        Role.PHARMACIST,
        Role.CASHIER,
        Role.RECEPTION,
        Role.FINANCE,
        Role.CALL_DESK,
        Role.HOSPITAL_ADMIN,
        Role.OPERATOR,
        Role.AUDITOR,
        Role.PLATFORM
    })
    @Operation(summary = "Who the shown session or key is")
    Caller session() {
        Acting acting = Acting.current();
        return new Caller(
                clients.names(List.of(acting.client())).get(acting.client()),
                acting.roles(),
                acting.institution(),
                acting.staff());
    }

    @GetMapping("/staff")
    @Access({Role.OPERATOR, Role.AUDITOR, Role.HOSPITAL_ADMIN})
    @Operation(summary = "The staff of an institution, or all; hospitals see their own")
    StaffPage staff(
            @RequestParam(required = false) @Nullable Long institution,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(LIMIT_MAX) int limit) {
        Acting acting = Acting.current();
        InstitutionId wanted = institution == null ? null : new InstitutionId(institution);
        List<StaffView> found =
                records.staff(acting.isCityWide() ? wanted : acting.institution(), after, limit);
        return new StaffPage(found, found.size() < limit ? null : found.getLast().id().value());
    }

    @GetMapping("/audit")
    @Access({Role.OPERATOR, Role.AUDITOR, Role.HOSPITAL_ADMIN})
    @Operation(summary = "Who asked for what on a day, newest first; hospitals see their own")
    AuditPage audit(
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate day,
            @RequestParam(defaultValue = "false") boolean writes,
            @RequestParam(defaultValue = "false") boolean refused,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(LIMIT_MAX) int limit) {
        LocalDate wanted = day == null ? clock.today() : day;
        List<AuditView> notes =
                records.audit(wanted, writes, refused, AccessRecords.Place.parse(after), limit);
        return new AuditPage(wanted, notes, notes.size() < limit ? null : notes.getLast().place());
    }
}
