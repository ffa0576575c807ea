package org.xinyi.clearing;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Money;

/// What a verification found.
///
/// @param unexplained the sum of all differences, taken as positive, that no named fact explains
/// @param checks in the order in which they ran
/// @param exceptions what nothing explains first, then what has a name; of very many, the first
public record Verified(
        @NotNull Money unexplained,
        @NotNull List<Checked> checks,
        @NotNull List<Exceptional> exceptions) {

    public Verified {
        checks = List.copyOf(checks);
        exceptions = List.copyOf(exceptions);
    }

    /// @param compared how many things were compared
    /// @param differences how many of them nothing explains
    /// @param amount of those differences, each taken as positive
    public record Checked(
            @NotNull String name,
            long compared,
            long differences,
            @NotNull Money amount,
            long millis) {}

    /// @param kind the name of what explains it; `difference` or `broken` when nothing does
    /// @param ours what our facts say
    /// @param theirs what the books or the other party's file say
    /// @param explanation the fact that proves it; empty when nothing does
    public record Exceptional(
            @NotNull String check,
            @NotNull String kind,
            @NotNull String subject,
            @NotNull Money ours,
            @NotNull Money theirs,
            @NotNull String explanation) {}

    /// Whether every fen is explained.
    public boolean everythingIsExplained() {
        return checks.stream().allMatch(check -> check.differences() == 0);
    }

    /// The first fact that differs; null when everything is explained.
    public @Nullable Exceptional firstUnexplained() {
        return exceptions.stream()
                .filter(
                        one ->
                                one.kind().equals(Finding.DIFFERENCE)
                                        || one.kind().equals(Finding.BROKEN))
                .findFirst()
                .orElse(null);
    }
}
