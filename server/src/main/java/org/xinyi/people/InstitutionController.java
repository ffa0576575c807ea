package org.xinyi.people;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Role;
import org.xinyi.people.Institutions.Department;
import org.xinyi.people.Institutions.DepartmentKind;
import org.xinyi.people.Institutions.Institution;
import org.xinyi.people.Institutions.Kind;
import org.xinyi.people.Institutions.Level;

/// Hospitals, clinics and pharmacies with their departments.
@RestController
@RequestMapping("/api/v1/{city}/institutions")
@Tag(name = "Institutions")
class InstitutionController {

    private static final int TEXT_MAX = 100;

    /// @param code the insurer's number of the institution, `fixmedins_code`, 12 characters
    record NewInstitution(
            @NotNull @Pattern(regexp = "[A-Z0-9]{12}") String code,
            @NotBlank @Size(max = TEXT_MAX) String nameZh,
            @NotBlank @Size(max = TEXT_MAX) String nameEn,
            @NotNull Kind kind,
            @NotNull Level level) {

        Institution institution(InstitutionId id) {
            return new Institution(id, code, nameZh, nameEn, kind, level);
        }
    }

    record InstitutionChange(
            @NotBlank @Size(max = TEXT_MAX) String nameZh,
            @NotBlank @Size(max = TEXT_MAX) String nameEn) {}

    record InstitutionView(
            @NotNull InstitutionId id,
            @NotNull String code,
            @NotNull String nameZh,
            @NotNull String nameEn,
            @NotNull Kind kind,
            @NotNull Level level) {

        static InstitutionView of(Institution institution) {
            return new InstitutionView(
                    institution.id(),
                    institution.code(),
                    institution.nameZh(),
                    institution.nameEn(),
                    institution.kind(),
                    institution.level());
        }
    }

    /// @param code the institution's own
    /// @param location building, floor, room
    record NewDepartment(
            @NotNull @Pattern(regexp = "[A-Za-z0-9._-]{1,30}") String code,
            @NotBlank @Size(max = TEXT_MAX) String nameZh,
            @NotBlank @Size(max = TEXT_MAX) String nameEn,
            @NotNull DepartmentKind kind,
            @NotNull @Size(max = TEXT_MAX) String location) {

        Department department(DepartmentId id, InstitutionId institution) {
            return new Department(id, institution, code, nameZh, nameEn, kind, location);
        }
    }

    record DepartmentChange(
            @NotBlank @Size(max = TEXT_MAX) String nameZh,
            @NotBlank @Size(max = TEXT_MAX) String nameEn,
            @NotNull @Size(max = TEXT_MAX) String location) {}

    record DepartmentView(
            @NotNull DepartmentId id,
            @NotNull InstitutionId institution,
            @NotNull String code,
            @NotNull String nameZh,
            @NotNull String nameEn,
            @NotNull DepartmentKind kind,
            @NotNull String location) {

        static DepartmentView of(Department department) {
            return new DepartmentView(
                    department.id(),
                    department.institution(),
                    department.code(),
                    department.nameZh(),
                    department.nameEn(),
                    department.kind(),
                    department.location());
        }
    }

    private final Institutions institutions;
    private final InstitutionRegister register;

    InstitutionController(Institutions institutions, InstitutionRegister register) {
        this.institutions = institutions;
        this.register = register;
    }

    @GetMapping
    @Access(Role.ANYONE)
    @Operation(summary = "The institutions of the city")
    List<InstitutionView> institutions() {
        return institutions.all().stream().map(InstitutionView::of).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Role.OPERATOR)
    @Operation(summary = "Add an institution; the same code and content answers the same one")
    InstitutionView add(@Valid @RequestBody NewInstitution wanted) {
        return InstitutionView.of(register.add(wanted));
    }

    @PutMapping("/{institution}")
    @Access(Role.OPERATOR)
    @Operation(summary = "Change the names of an institution")
    InstitutionView rename(
            @PathVariable long institution, @Valid @RequestBody InstitutionChange change) {
        return InstitutionView.of(
                register.rename(new InstitutionId(institution), change.nameZh(), change.nameEn()));
    }

    @GetMapping("/{institution}/departments")
    @Access(Role.ANYONE)
    @Operation(summary = "The departments of an institution and where they are")
    List<DepartmentView> departments(@PathVariable long institution) {
        InstitutionId id = new InstitutionId(institution);
        if (institutions.find(id).isEmpty()) {
            throw unknown(id);
        }
        return institutions.departments(id).stream().map(DepartmentView::of).toList();
    }

    @PostMapping("/{institution}/departments")
    @ResponseStatus(HttpStatus.CREATED)
    @Access({Role.OPERATOR, Role.HOSPITAL_ADMIN})
    @Operation(summary = "Add a department; the same code and content answers the same one")
    DepartmentView addDepartment(
            @PathVariable long institution, @Valid @RequestBody NewDepartment wanted) {
        return DepartmentView.of(register.addDepartment(openToCaller(institution), wanted));
    }

    @PutMapping("/{institution}/departments/{department}")
    @Access({Role.OPERATOR, Role.HOSPITAL_ADMIN})
    @Operation(summary = "Change the names or the location of a department")
    DepartmentView changeDepartment(
            @PathVariable long institution,
            @PathVariable long department,
            @Valid @RequestBody DepartmentChange change) {
        return DepartmentView.of(
                register.changeDepartment(
                        openToCaller(institution), new DepartmentId(department), change));
    }

    private static InstitutionId openToCaller(long institution) {
        InstitutionId id = new InstitutionId(institution);
        if (!Acting.current().sees(id)) {
            throw unknown(id);
        }
        return id;
    }

    private static RefusedException unknown(InstitutionId institution) {
        return new RefusedException(new PeopleRefusal.InstitutionUnknown(institution.value()));
    }
}
