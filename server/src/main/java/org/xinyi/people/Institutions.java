package org.xinyi.people;

import java.util.List;
import java.util.Optional;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.InstitutionId;

/// Hospitals, clinics and pharmacies with their departments. Few and often read: kept in memory.
public interface Institutions {

    enum Kind {
        HOSPITAL,
        /// Community health centre or township hospital.
        PRIMARY_CARE,
        PHARMACY,
        INTERNET_HOSPITAL
    }

    /// Decides the insurer's ratio.
    enum Level {
        TERTIARY,
        SECONDARY,
        PRIMARY
    }

    /// @param code the insurer's number of the institution, `fixmedins_code`, 12 characters
    record Institution(
            InstitutionId id, String code, String nameZh, String nameEn, Kind kind, Level level) {}

    enum DepartmentKind {
        CLINIC,
        EMERGENCY,
        LABORATORY,
        IMAGING,
        PHARMACY,
        TREATMENT,
        WARD,
        WINDOW
    }

    /// @param code the hospital's own, unique within it
    /// @param location where it is, for the guide sheet: building, floor, room
    record Department(
            DepartmentId id,
            InstitutionId institution,
            String code,
            String nameZh,
            String nameEn,
            DepartmentKind kind,
            String location) {}

    List<Institution> all();

    Optional<Institution> find(InstitutionId institution);

    Optional<Institution> findByCode(String code);

    Optional<Department> department(DepartmentId department);

    List<Department> departments(InstitutionId institution);
}
