package org.xinyi.delinquency;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where an obligation stands on its ladder.
///
/// @param current the last rung carried out; null before the first
/// @param overdueAt when to note that it was not paid in time; null when noted, or while something
///     stands in the way
record Position(@Nullable String current, Step step, @Nullable Instant overdueAt) {

    private static final Duration ASK_AGAIN = Duration.ofHours(1);
    private static final Duration LOOK_AGAIN = Duration.ofHours(12);

    /// When to look again although nothing is heard; null: only when something is heard.
    @Nullable Instant lookAt(Instant asOf) {
        Instant forStep =
                switch (step) {
                    case Step.Run _, Step.Announce _ -> asOf;
                    case Step.Wait(_, Instant at) -> at;
                    case Step.Paused(_, _, Instant until) -> until;
                    case Step.AwaitingDelivery _ -> asOf.plus(ASK_AGAIN);
                    case Step.InsurerPending _, Step.Unidentified _ -> asOf.plus(LOOK_AGAIN);
                    case Step.Unreachable _, Step.UnderWay _, Step.Disputed _, Step.ReliefFirst _ ->
                            null;
                    case Step.Minor _, Step.Deceased _, Step.Paid _, Step.NothingLeft _ -> null;
                };
        return Stream.of(forStep, overdueAt)
                .filter(java.util.Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    boolean isOverdueNow(Instant asOf) {
        return overdueAt != null && !overdueAt.isAfter(asOf);
    }
}
