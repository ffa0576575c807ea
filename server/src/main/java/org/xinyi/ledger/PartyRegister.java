package org.xinyi.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.sql.Sql;

@Component
class PartyRegister implements Parties {

    private static final String INSERT =
            """
            INSERT INTO party (id, kind, code, name)
            VALUES (:id, :kind, :code, :name)
            ON CONFLICT (kind, code) DO NOTHING
            """;

    private static final String SELECT =
            """
            SELECT id, kind, code, name
            FROM party
            """;

    private final Sql sql;

    PartyRegister(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Party ensure(PartyId id, Kind kind, String code, String name) {
        sql.statement(INSERT)
                .param("id", id.value())
                .param("kind", kind.name())
                .param("code", code)
                .param("name", name)
                .update();
        return sql.statement(SELECT + "WHERE kind = :kind AND code = :code")
                .param("kind", kind.name())
                .param("code", code)
                .query(PartyRegister::party)
                .single();
    }

    @Override
    public List<Party> all() {
        return sql.statement(SELECT + "ORDER BY id").query(PartyRegister::party).list();
    }

    private static Party party(ResultSet row, int number) throws SQLException {
        return new Party(
                new PartyId(row.getLong("id")),
                Kind.valueOf(row.getString("kind")),
                row.getString("code"),
                row.getString("name"));
    }
}
