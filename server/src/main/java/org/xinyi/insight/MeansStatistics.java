package org.xinyi.insight;

import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// By which means visits were settled, where people show a code, a face or their phone: what
/// cities report of systems that only pay. It holds no personal data. What a rate is counted of,
/// no document says; it is said here.
///
/// @param settled visits of which a settlement was posted in the period, by whatever means
record MeansStatistics(
        @NotNull Instant asOf,
        @NotNull LocalDate from,
        @NotNull LocalDate to,
        long settled,
        @NotNull List<SchemeMeans> schemes) {

    /// @param institutions at which anything was shown
    public record SchemeMeans(
            @NotNull String scheme,
            long institutions,
            long visits,
            @Nullable BigDecimal percent,
            @NotNull List<Means> means) {}

    /// @param means what was recognised, such as `FACE` or `E_CREDENTIAL`, or `OWN_PHONE`
    /// @param percent its visits, of all settled in the period; absent without any
    public record Means(
            @NotNull String means, long institutions, long visits, @Nullable BigDecimal percent) {}
}
