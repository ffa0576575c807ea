package org.xinyi.people;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Role;
import org.xinyi.people.FamilyTies.Relation;
import org.xinyi.people.Person.IdKind;

/// Who pays for whom. On their own phones both sides speak for themselves; at a window staff write
/// down what the person in front of them says.
@RestController
@RequestMapping("/api/v1/{city}/family-ties")
@Tag(name = "Family ties")
class TieController {

    enum Speaker {
        PAYER,
        BENEFICIARY
    }

    enum TieState {
        PROPOSED,
        HOLDS,
        ENDED
    }

    /// The other person, as a relative knows one.
    record NamedRelative(@NotNull String name, @NotNull IdKind idKind, @NotNull String idNumber) {}

    /// @param person who proposes; absent in a patient's own session
    /// @param side what the proposer will be
    /// @param relation what the payer is to the beneficiary
    record NewTie(
            @Nullable PatientId person,
            @NotNull Speaker side,
            @NotNull Relation relation,
            @NotNull @Valid NamedRelative relative) {}

    /// @param person whose word it is; absent in a patient's own session
    record TieWord(@Nullable PatientId person) {}

    /// @param name masked
    record TieSide(@NotNull PatientId patient, @NotNull String name) {}

    /// @param waitsFor whose word is missing while it is proposed; for a minor, a guardian's
    record TieView(
            long id,
            @NotNull TieSide payer,
            @NotNull TieSide beneficiary,
            @NotNull Relation relation,
            @NotNull TieState state,
            @Nullable PatientId waitsFor,
            @Nullable Instant confirmedAt,
            @Nullable Instant endedAt) {}

    record Proposed(long tie) {}

    private final TieRegister register;
    private final TieTable table;
    private final PatientRegister patients;
    private final Once once;

    TieController(TieRegister register, TieTable table, PatientRegister patients, Once once) {
        this.register = register;
        this.table = table;
        this.patients = patients;
        this.once = once;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Access({
        Role.PATIENT,
        Role.RECEPTION,
        Role.DOCTOR,
        Role.NURSE,
        Role.CASHIER,
        Role.HOSPITAL_ADMIN,
        Role.OPERATOR
    })
    @Operation(summary = "Propose that one person pays for another")
    TieView propose(@RequestHeader("Idempotency-Key") String key, @Valid @RequestBody NewTie tie) {
        PatientId proposer = speaker(tie.person());
        Proposed proposed =
                once.answer(
                        PeopleOperation.PROPOSE_TIE,
                        key,
                        tie,
                        Proposed.class,
                        wanted -> propose(proposer, wanted));
        return view(table.find(proposed.tie()).stream().toList()).getFirst();
    }

    @PostMapping("/{tie}/confirmation")
    @Access({
        Role.PATIENT,
        Role.RECEPTION,
        Role.DOCTOR,
        Role.NURSE,
        Role.CASHIER,
        Role.HOSPITAL_ADMIN,
        Role.OPERATOR
    })
    @Operation(summary = "Confirm a proposed tie, as the other side or a minor's guardian")
    TieView confirm(@PathVariable long tie, @Valid @RequestBody TieWord word) {
        return view(List.of(register.confirm(tie, speaker(word.person())))).getFirst();
    }

    @PostMapping("/{tie}/end")
    @Access({
        Role.PATIENT,
        Role.RECEPTION,
        Role.DOCTOR,
        Role.NURSE,
        Role.CASHIER,
        Role.HOSPITAL_ADMIN,
        Role.OPERATOR
    })
    @Operation(summary = "End a tie, or decline a proposed one")
    TieView end(@PathVariable long tie, @Valid @RequestBody TieWord word) {
        return view(List.of(register.end(tie, speaker(word.person())))).getFirst();
    }

    @GetMapping
    @Access({
        Role.PATIENT,
        Role.RECEPTION,
        Role.DOCTOR,
        Role.NURSE,
        Role.CASHIER,
        Role.CALL_DESK,
        Role.HOSPITAL_ADMIN,
        Role.OPERATOR,
        Role.AUDITOR
    })
    @Operation(summary = "The ties of a person and of the children in the person's care")
    List<TieView> ties(@RequestParam(required = false) @Nullable Long patient) {
        PatientId person = speaker(patient == null ? null : new PatientId(patient));
        return view(register.visibleTo(person));
    }

    private Proposed propose(PatientId proposer, NewTie wanted) {
        NamedRelative relative = wanted.relative();
        PatientId other =
                patients.findRelative(relative.name(), relative.idKind(), relative.idNumber())
                        .orElseThrow(
                                () -> new RefusedException(new PeopleRefusal.RelativeNotFound()));
        boolean pays = wanted.side() == Speaker.PAYER;
        TieRow proposed =
                register.propose(
                        pays ? proposer : other,
                        pays ? other : proposer,
                        wanted.relation(),
                        proposer);
        return new Proposed(proposed.tie().id());
    }

    /// Whose word this is: in a patient's session the patient's own, from staff that of the person
    /// they name.
    private static PatientId speaker(@Nullable PatientId named) {
        PatientId own = Acting.current().patient();
        if (own != null) {
            if (named != null && !named.equals(own)) {
                throw new RefusedException(new PeopleRefusal.PatientUnknown(named.value()));
            }
            return own;
        }
        if (named == null) {
            throw new RefusedException(
                    new PeopleRefusal.PersonActedForMissing("the patient who says so"));
        }
        return named;
    }

    private List<TieView> view(List<TieRow> rows) {
        Set<PatientId> ids = new HashSet<>();
        for (TieRow row : rows) {
            ids.add(row.tie().payer());
            ids.add(row.tie().beneficiary());
        }
        Map<PatientId, Person> people = patients.find(ids);
        return rows.stream().map(row -> view(row, people)).toList();
    }

    private static TieView view(TieRow row, Map<PatientId, Person> people) {
        FamilyTies.Tie tie = row.tie();
        TieState state =
                tie.endedAt() != null
                        ? TieState.ENDED
                        : tie.holds() ? TieState.HOLDS : TieState.PROPOSED;
        return new TieView(
                tie.id(),
                side(tie.payer(), people),
                side(tie.beneficiary(), people),
                tie.relation(),
                state,
                state == TieState.PROPOSED ? row.other() : null,
                tie.confirmedAt(),
                tie.endedAt());
    }

    private static TieSide side(PatientId id, Map<PatientId, Person> people) {
        Person found = people.get(id);
        return new TieSide(id, found == null ? "" : found.nameMasked());
    }
}
