package org.xinyi.kernel;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The answer to a list: one result for each item, in the order of the request.
public record Results<T>(List<Result<T>> results) {

    public Results {
        results = List.copyOf(results);
    }

    public static <T> Results<T> of(List<Outcome<T>> outcomes) {
        return new Results<>(outcomes.stream().map(Result::of).toList());
    }

    /// Done, or the problem; never both.
    ///
    /// @param done null when it was refused
    /// @param problem null when it was done
    public record Result<T>(@Nullable T done, @Nullable Problem problem) {

        static <T> Result<T> of(Outcome<T> outcome) {
            return switch (outcome) {
                case Outcome.Done<T>(T value) -> new Result<>(value, null);
                case Outcome.Refused<T>(Refusal refusal) -> new Result<>(null, Problem.of(refusal));
            };
        }
    }

    /// A refusal inside a list.
    ///
    /// @param type as of a problem document, such as `/problems/order-already-executed`
    public record Problem(String type, int status, Map<String, Object> facts) {

        static Problem of(Refusal refusal) {
            return new Problem(
                    "/problems/" + refusal.type(), refusal.category().status(), refusal.facts());
        }
    }
}
