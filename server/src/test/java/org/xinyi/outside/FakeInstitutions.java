package org.xinyi.outside;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.people.Institutions;

/// Institutions in memory, each with one department of the same number.
public final class FakeInstitutions implements Institutions {

    private final Map<InstitutionId, Institution> known = new ConcurrentHashMap<>();

    public InstitutionId add(long id, String code, Level level) {
        InstitutionId institution = new InstitutionId(id);
        known.put(
                institution,
                new Institution(institution, code, "测试医院", "Test", Kind.HOSPITAL, level));
        return institution;
    }

    @Override
    public List<Institution> all() {
        return List.copyOf(known.values());
    }

    @Override
    public Optional<Institution> find(InstitutionId institution) {
        return Optional.ofNullable(known.get(institution));
    }

    @Override
    public Optional<Institution> findByCode(String code) {
        return known.values().stream().filter(one -> one.code().equals(code)).findFirst();
    }

    @Override
    public Optional<Department> department(DepartmentId department) {
        return find(new InstitutionId(department.value()))
                .map(
                        institution ->
                                new Department(
                                        department,
                                        institution.id(),
                                        "NK",
                                        "内科",
                                        "Internal medicine",
                                        DepartmentKind.CLINIC,
                                        "门诊楼 2 层"));
    }

    @Override
    public List<Department> departments(InstitutionId institution) {
        return department(new DepartmentId(institution.value())).stream().toList();
    }
}
