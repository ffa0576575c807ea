package org.xinyi.clearing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.City;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Role;

/// Verifications: the books against everything that they can be compared with.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Verifications")
class VerificationController {

    /// @param done how many checks are over
    /// @param unexplained null until all are
    record VerificationView(
            long id,
            Verification.@NotNull State state,
            int done,
            int total,
            @NotNull Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Money unexplained,
            @Nullable List<Verified.Checked> checks,
            @Nullable List<Verified.Exceptional> exceptions) {}

    private final StartingVerifications starting;
    private final VerificationTable table;

    VerificationController(StartingVerifications starting, VerificationTable table) {
        this.starting = starting;
        this.table = table;
    }

    /// Changes nothing but the list of verifications, so it needs no idempotency key.
    @PostMapping("/verifications")
    @Access({Role.OPERATOR, Role.AUDITOR, Role.PLATFORM})
    @Operation(summary = "Verify the books; answers the result, or with wait=false its number")
    ResponseEntity<Object> verify(
            @RequestParam(defaultValue = "true") boolean wait,
            @RequestParam(defaultValue = "false") boolean full) {
        Verifying.Depth depth = full ? Verifying.Depth.FULL : Verifying.Depth.SINCE_LAST_CLOSE;
        long id = starting.prepare();
        URI place = URI.create("/api/v1/" + City.current().code() + "/verifications/" + id);
        if (!wait) {
            starting.carryOutInBackground(id, depth);
            return ResponseEntity.accepted().location(place).body(view(find(id)));
        }
        starting.carryOut(id, depth);
        Verified result =
                Optional.ofNullable(find(id).result())
                        .orElseThrow(
                                () ->
                                        new RefusedException(
                                                new ClearingRefusal.VerificationFailed(id)));
        return ResponseEntity.ok().location(place).body(result);
    }

    @GetMapping("/verifications/{verification}")
    @Access({Role.OPERATOR, Role.AUDITOR, Role.PLATFORM})
    @Operation(summary = "A verification: how far it is, or what it found")
    VerificationView verification(@PathVariable long verification) {
        return view(find(verification));
    }

    private Verification find(long id) {
        return table.find(id)
                .orElseThrow(
                        () -> new RefusedException(new ClearingRefusal.VerificationUnknown(id)));
    }

    private static VerificationView view(Verification one) {
        Verified result = one.result();
        return new VerificationView(
                one.id(),
                one.state(),
                one.done(),
                one.total(),
                one.startedAt(),
                one.endedAt(),
                result == null ? null : result.unexplained(),
                result == null ? null : result.checks(),
                result == null ? null : result.exceptions());
    }
}
