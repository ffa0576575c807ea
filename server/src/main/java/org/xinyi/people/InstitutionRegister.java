package org.xinyi.people;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.people.Institutions.Department;
import org.xinyi.people.Institutions.Institution;

/// Adds and renames institutions and departments.
@Component
class InstitutionRegister {

    private static final String INSERT_INSTITUTION =
            """
            INSERT INTO institution (id, code, name_zh, name_en, kind, level)
            VALUES (:id, :code, :nameZh, :nameEn, :kind, :level)
            ON CONFLICT (code) DO NOTHING
            """;

    private static final String SELECT_INSTITUTION =
            """
            SELECT id, code, name_zh, name_en, kind, level
            FROM institution
            WHERE code = :code
            """;

    private static final String RENAME_INSTITUTION =
            """
            UPDATE institution
            SET name_zh = :nameZh,
                name_en = :nameEn
            WHERE id = :id
            RETURNING id, code, name_zh, name_en, kind, level
            """;

    private static final String INSERT_DEPARTMENT =
            """
            INSERT INTO department (id, institution, code, name_zh, name_en, kind, location)
            SELECT :id, i.id, :code, :nameZh, :nameEn, :kind, :location
            FROM institution i
            WHERE i.id = :institution
            ON CONFLICT (institution, code) DO NOTHING
            """;

    private static final String SELECT_DEPARTMENT =
            """
            SELECT id, institution, code, name_zh, name_en, kind, location
            FROM department
            WHERE institution = :institution
                AND code = :code
            """;

    private static final String MOVE_DEPARTMENT =
            """
            UPDATE department
            SET name_zh = :nameZh,
                name_en = :nameEn,
                location = :location
            WHERE id = :id
                AND institution = :institution
            RETURNING id, institution, code, name_zh, name_en, kind, location
            """;

    private final Sql sql;
    private final IdSource ids;
    private final InstitutionDirectory directory;
    private final ApplicationEventPublisher events;

    InstitutionRegister(
            Sql sql,
            IdSource ids,
            InstitutionDirectory directory,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.ids = ids;
        this.directory = directory;
        this.events = events;
    }

    /// Adds an institution, or answers the one that has this code and the same content.
    Institution add(InstitutionController.NewInstitution wanted) {
        Institution fresh = wanted.institution(new InstitutionId(ids.next()));
        return sql.inTransaction(
                () -> {
                    directory.change();
                    if (insert(fresh)) {
                        events.publishEvent(new InstitutionAdded(fresh));
                        return fresh;
                    }
                    Institution known =
                            sql.statement(SELECT_INSTITUTION)
                                    .param("code", fresh.code())
                                    .query(InstitutionDirectory::institution)
                                    .single();
                    if (!known.equals(wanted.institution(known.id()))) {
                        throw new RefusedException(
                                new PeopleRefusal.InstitutionCodeTaken(known.id()));
                    }
                    return known;
                });
    }

    Institution rename(InstitutionId institution, String nameZh, String nameEn) {
        return sql.inTransaction(
                () -> {
                    directory.change();
                    return sql.statement(RENAME_INSTITUTION)
                            .param("nameZh", nameZh)
                            .param("nameEn", nameEn)
                            .param("id", institution.value())
                            .query(InstitutionDirectory::institution)
                            .optional()
                            .orElseThrow(() -> unknown(institution));
                });
    }

    /// Adds a department, or answers the one that has this code and the same content.
    Department addDepartment(
            InstitutionId institution, InstitutionController.NewDepartment wanted) {
        Department fresh = wanted.department(new DepartmentId(ids.next()), institution);
        return sql.inTransaction(
                () -> {
                    directory.change();
                    if (insert(fresh)) {
                        return fresh;
                    }
                    Department known =
                            sql.statement(SELECT_DEPARTMENT)
                                    .param("institution", institution.value())
                                    .param("code", fresh.code())
                                    .query(InstitutionDirectory::department)
                                    .optional()
                                    .orElseThrow(() -> unknown(institution));
                    if (!known.equals(wanted.department(known.id(), institution))) {
                        throw new RefusedException(
                                new PeopleRefusal.DepartmentCodeTaken(known.id()));
                    }
                    return known;
                });
    }

    Department changeDepartment(
            InstitutionId institution,
            DepartmentId department,
            InstitutionController.DepartmentChange change) {
        return sql.inTransaction(
                () -> {
                    directory.change();
                    return sql.statement(MOVE_DEPARTMENT)
                            .param("nameZh", change.nameZh())
                            .param("nameEn", change.nameEn())
                            .param("location", change.location())
                            .param("id", department.value())
                            .param("institution", institution.value())
                            .query(InstitutionDirectory::department)
                            .optional()
                            .orElseThrow(
                                    () ->
                                            new RefusedException(
                                                    new PeopleRefusal.DepartmentUnknown(
                                                            department.value())));
                });
    }

    private boolean insert(Institution institution) {
        return sql.statement(INSERT_INSTITUTION)
                        .param("id", institution.id().value())
                        .param("code", institution.code())
                        .param("nameZh", institution.nameZh())
                        .param("nameEn", institution.nameEn())
                        .param("kind", institution.kind().name())
                        .param("level", institution.level().name())
                        .update()
                == 1;
    }

    private boolean insert(Department department) {
        return sql.statement(INSERT_DEPARTMENT)
                        .param("id", department.id().value())
                        .param("institution", department.institution().value())
                        .param("code", department.code())
                        .param("nameZh", department.nameZh())
                        .param("nameEn", department.nameEn())
                        .param("kind", department.kind().name())
                        .param("location", department.location())
                        .update()
                == 1;
    }

    private static RefusedException unknown(InstitutionId institution) {
        return new RefusedException(new PeopleRefusal.InstitutionUnknown(institution.value()));
    }
}
