package org.xinyi.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.sql.CityMemory;
import org.xinyi.kernel.sql.Sql;

/// Institutions and departments as everybody reads them: from memory.
@Component
class InstitutionDirectory implements Institutions {

    private static final String SELECT_INSTITUTIONS =
            """
            SELECT id, code, name_zh, name_en, kind, level
            FROM institution
            ORDER BY id
            """;

    private static final String SELECT_DEPARTMENTS =
            """
            SELECT id, institution, code, name_zh, name_en, kind, location
            FROM department
            ORDER BY institution, code
            """;

    private final Sql sql;
    private final CityMemory<Directory> memory;

    InstitutionDirectory(Sql sql, Clock wall) {
        this.sql = sql;
        this.memory = new CityMemory<>(sql, wall, "institutions", this::read);
    }

    /// Says that the caller's transaction changes an institution or a department.
    void change() {
        memory.change();
    }

    @Override
    public List<Institution> all() {
        return memory.get().institutions;
    }

    @Override
    public Optional<Institution> find(InstitutionId institution) {
        return Optional.ofNullable(memory.get().byId.get(institution));
    }

    @Override
    public Optional<Institution> findByCode(String code) {
        return Optional.ofNullable(memory.get().byCode.get(code));
    }

    @Override
    public Optional<Department> department(DepartmentId department) {
        return Optional.ofNullable(memory.get().departments.get(department));
    }

    @Override
    public List<Department> departments(InstitutionId institution) {
        return memory.get().departmentsOf.getOrDefault(institution, List.of());
    }

    private Directory read() {
        List<Institution> institutions =
                sql.statement(SELECT_INSTITUTIONS).query(InstitutionDirectory::institution).list();
        List<Department> departments =
                sql.statement(SELECT_DEPARTMENTS).query(InstitutionDirectory::department).list();
        return new Directory(
                List.copyOf(institutions),
                by(institutions, Institution::id),
                by(institutions, Institution::code),
                by(departments, Department::id),
                departments.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Department::institution, Collectors.toUnmodifiableList())));
    }

    static Institution institution(ResultSet row, int number) throws SQLException {
        return new Institution(
                new InstitutionId(row.getLong("id")),
                row.getString("code"),
                row.getString("name_zh"),
                row.getString("name_en"),
                Kind.valueOf(row.getString("kind")),
                Level.valueOf(row.getString("level")));
    }

    static Department department(ResultSet row, int number) throws SQLException {
        return new Department(
                new DepartmentId(row.getLong("id")),
                new InstitutionId(row.getLong("institution")),
                row.getString("code"),
                row.getString("name_zh"),
                row.getString("name_en"),
                DepartmentKind.valueOf(row.getString("kind")),
                row.getString("location"));
    }

    private static <K, V> Map<K, V> by(List<V> values, Function<V, K> key) {
        return values.stream().collect(Collectors.toMap(key, Function.identity()));
    }

    private record Directory(
            List<Institution> institutions,
            Map<InstitutionId, Institution> byId,
            Map<String, Institution> byCode,
            Map<DepartmentId, Department> departments,
            Map<InstitutionId, List<Department>> departmentsOf) {}
}
