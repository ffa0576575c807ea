package org.xinyi.clearing;

/// What somebody with the owner's rights does to the database behind our back. Kinds and accounts
/// are the codes that stand in the rows.
///
/// @param table that is broken
/// @param check one that must find it
record PlantedBreak(String name, String table, String statement, String check) {

    static PlantedBreak entry(String name, String change, String where, String check) {
        String one = "(SELECT ctid FROM entry WHERE " + where + " ORDER BY journal LIMIT 1)";
        return new PlantedBreak(
                name, "entry", "UPDATE entry SET " + change + " WHERE ctid = " + one, check);
    }

    static PlantedBreak lost(String name, String table, String where, String check) {
        String one = "(SELECT ctid FROM " + table + " WHERE " + where + " LIMIT 1)";
        return new PlantedBreak(
                name, table, "DELETE FROM " + table + " WHERE ctid = " + one, check);
    }

    static PlantedBreak edited(
            String name, String table, String change, String where, String check) {
        String one = "(SELECT ctid FROM " + table + " WHERE " + where + " LIMIT 1)";
        return new PlantedBreak(
                name, table, "UPDATE " + table + " SET " + change + " WHERE ctid = " + one, check);
    }

    static PlantedBreak doubled(String name, String where, String check) {
        return new PlantedBreak(
                name,
                "entry",
                "INSERT INTO entry SELECT * FROM entry WHERE ctid = (SELECT ctid FROM entry WHERE "
                        + where
                        + " LIMIT 1)",
                check);
    }

    @Override
    public String toString() {
        return name;
    }
}
