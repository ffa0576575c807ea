package org.xinyi.insurance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.sql.Sql;

/// The insurer's last answer about each person.
@Component
class CoverageRecords {

    private static final String SELECT =
            """
            SELECT patient, answered_on, normal, scheme, region, person_number
            FROM coverage
            WHERE patient = ANY(?::bigint[])
            """;

    private static final String KEEP =
            """
            INSERT INTO coverage (patient, answered_on, normal, scheme, region, person_number)
            SELECT * FROM unnest(
                ?::bigint[], ?::date[], ?::boolean[], ?::text[], ?::text[], ?::text[])
            ON CONFLICT (patient) DO UPDATE
            SET answered_on = excluded.answered_on,
                normal = excluded.normal,
                scheme = excluded.scheme,
                region = excluded.region,
                person_number = excluded.person_number
            WHERE coverage.answered_on <= excluded.answered_on
            """;

    private final Sql sql;

    CoverageRecords(Sql sql) {
        this.sql = sql;
    }

    Map<PatientId, CoverageAnswer> find(Collection<PatientId> patients) {
        return sql
                .over(List.copyOf(patients))
                .ids(patient -> patient)
                .query(SELECT, CoverageRecords::answer)
                .stream()
                .collect(Collectors.toMap(CoverageAnswer::patient, Function.identity()));
    }

    /// In the order of the patients, so that two lists never wait for each other.
    void keep(Collection<CoverageAnswer> answers) {
        sql.over(
                        answers.stream()
                                .sorted(Comparator.comparingLong(one -> one.patient().value()))
                                .toList())
                .ids(CoverageAnswer::patient)
                .dates(CoverageAnswer::answeredOn)
                .booleans(CoverageAnswer::normal)
                .texts(answer -> answer.insured().scheme().code())
                .texts(answer -> answer.insured().region())
                .texts(answer -> answer.insured().personNumber())
                .update(KEEP);
    }

    private static CoverageAnswer answer(ResultSet row, int number) throws SQLException {
        return new CoverageAnswer(
                new PatientId(row.getLong("patient")),
                new Insured(
                        Coverage.Scheme.ofCode(row.getString("scheme")),
                        row.getString("person_number"),
                        row.getString("region")),
                row.getBoolean("normal"),
                row.getObject("answered_on", LocalDate.class));
    }
}
