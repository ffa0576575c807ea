package org.xinyi.visit;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.Quantity;
import org.xinyi.kernel.VisitId;
import org.xinyi.people.Institutions;

/// Where a patient goes next, and what to mind there.
///
/// @param patientName masked
/// @param stops in the order in which to go
record GuideSheet(
        @NotNull VisitId visit,
        @NotNull String institutionZh,
        @NotNull String institutionEn,
        @NotNull String patientName,
        @Nullable String number,
        @NotNull List<GuideStop> stops,
        @NotNull Instant asOf) {

    GuideSheet {
        stops = List.copyOf(stops);
    }

    /// One department to go to.
    ///
    /// @param location building, floor, room
    /// @param fasting whether something there wants an empty stomach
    record GuideStop(
            int number,
            @NotNull DepartmentId department,
            @NotNull String nameZh,
            @NotNull String nameEn,
            Institutions.@NotNull DepartmentKind kind,
            @NotNull String location,
            boolean fasting,
            @NotNull List<GuideItem> items) {

        GuideStop {
            items = List.copyOf(items);
        }
    }

    /// What is done there.
    ///
    /// @param left how much is still to be done
    /// @param guidance what to prepare or mind; empty when nothing
    record GuideItem(
            @NotNull OrderId order,
            @NotNull String nameZh,
            @NotNull String nameEn,
            @NotNull Quantity left,
            @NotNull String unit,
            @NotNull String guidance,
            @NotNull ChargeStatus status) {}
}
