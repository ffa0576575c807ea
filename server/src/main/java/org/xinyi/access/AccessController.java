package org.xinyi.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.ClientId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.StaffId;

/// Codes, staff, sessions and keys.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Access")
class AccessController {

    record CodeWanted(@NotNull @Pattern(regexp = "1\\d{10}") String phone) {}

    /// @param institution null for the city's own people
    record NewStaff(
            @Nullable InstitutionId institution,
            @NotBlank @Size(max = 40) String username,
            @NotBlank @Size(max = 40) String name,
            @NotEmpty Set<Role> roles,
            @NotNull @Size(min = 8, max = 128) String password) {}

    record StaffAdded(@NotNull StaffId id) {}

    record Login(@NotBlank String username, @NotBlank String password) {}

    record Session(
            @NotNull String token,
            @NotNull String name,
            @NotNull Set<Role> roles,
            @Nullable InstitutionId institution) {}

    /// @param roles what the hospital's system may act as
    record NewKey(
            @NotNull InstitutionId institution,
            @NotBlank @Size(max = 80) String name,
            @NotEmpty Set<Role> roles) {}

    record KeyIssued(@NotNull ClientId id, @NotNull String token) {}

    record KeyView(
            @NotNull ClientId id,
            @NotNull String name,
            @NotNull Set<Role> roles,
            boolean revoked) {}

    private static final Duration STAFF_SESSION = Duration.ofHours(12);

    private final OneTimeCodes codes;
    private final StaffRegister staff;
    private final Keys keys;
    private final Clients clients;

    AccessController(OneTimeCodes codes, StaffRegister staff, Keys keys, Clients clients) {
        this.codes = codes;
        this.staff = staff;
        this.keys = keys;
        this.clients = clients;
    }

    @PostMapping("/codes")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Access(Role.ANYONE)
    @Operation(summary = "Send a one-time code to a phone")
    void sendCode(@Valid @RequestBody CodeWanted wanted) {
        codes.issue(wanted.phone());
    }

    @PostMapping("/staff")
    @ResponseStatus(HttpStatus.CREATED)
    @Access({Role.OPERATOR, Role.HOSPITAL_ADMIN})
    @Operation(summary = "Add a member of staff")
    StaffAdded addStaff(@Valid @RequestBody NewStaff wanted) {
        return new StaffAdded(staff.add(wanted));
    }

    @PostMapping("/staff/sessions")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Role.ANYONE)
    @Operation(summary = "Begin a session of a member of staff")
    Session login(@Valid @RequestBody Login login) {
        StaffRegister.Member member = staff.authenticate(login.username(), login.password());
        Clients.Issued issued =
                clients.issue(
                        new Clients.NewClient(
                                Clients.Kind.STAFF,
                                member.name(),
                                member.roles(),
                                member.institution(),
                                null,
                                member.id(),
                                STAFF_SESSION));
        return new Session(issued.token(), member.name(), member.roles(), member.institution());
    }

    @PostMapping("/keys")
    @ResponseStatus(HttpStatus.CREATED)
    @Access({Role.OPERATOR, Role.HOSPITAL_ADMIN})
    @Operation(summary = "Issue a key to a hospital's system; the token is shown once")
    KeyIssued issueKey(@Valid @RequestBody NewKey wanted) {
        Clients.Issued issued = keys.issue(wanted);
        return new KeyIssued(issued.client(), issued.token());
    }

    @GetMapping("/institutions/{institution}/keys")
    @Access({Role.OPERATOR, Role.HOSPITAL_ADMIN})
    @Operation(summary = "The keys of an institution, without their tokens")
    List<KeyView> keys(@PathVariable long institution) {
        return keys.of(new InstitutionId(institution));
    }

    @DeleteMapping("/keys/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access({Role.OPERATOR, Role.HOSPITAL_ADMIN})
    @Operation(summary = "Revoke a key, for good")
    void revokeKey(@PathVariable long key) {
        keys.revoke(new ClientId(key));
    }
}
