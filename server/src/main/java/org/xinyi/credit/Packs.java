package org.xinyi.credit;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.xinyi.scheme.PackRef;

/// The two columns `pack` and `pack_version`.
final class Packs {

    private Packs() {}

    static @Nullable String id(@Nullable PackRef pack) {
        return pack == null ? null : pack.id();
    }

    static @Nullable Long version(@Nullable PackRef pack) {
        return pack == null ? null : Long.valueOf(pack.version());
    }

    static @Nullable PackRef ref(ResultSet row) throws SQLException {
        String id = row.getString("pack");
        return id == null ? null : new PackRef(id, row.getInt("pack_version"));
    }
}
