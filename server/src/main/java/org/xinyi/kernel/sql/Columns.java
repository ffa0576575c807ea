package org.xinyi.kernel.sql;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.RowMapper;
import org.xinyi.kernel.Id;
import org.xinyi.kernel.Money;

/// The columns of a list, each bound as one array: `… FROM unnest(?::bigint[], ?::text[])`.
public final class Columns<T> {

    private static final Pattern ARRAY = Pattern.compile("\\?::(\\w+)\\[]");
    private static final Map<String, String> PLANNED_ONCE = new ConcurrentHashMap<>();

    private final JdbcOperations jdbc;
    private final List<T> rows;
    private final List<Object> arrays = new ArrayList<>();

    Columns(JdbcOperations jdbc, List<T> rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    public Columns<T> longs(ToLongFunction<T> value) {
        arrays.add(rows.stream().mapToLong(value).toArray());
        return this;
    }

    public Columns<T> ids(Function<T, ? extends Id> id) {
        return longs(row -> id.apply(row).value());
    }

    public Columns<T> money(Function<T, Money> amount) {
        return longs(row -> amount.apply(row).fen());
    }

    public Columns<T> nullableLongs(Function<T, @Nullable Long> value) {
        return objects(new Long[rows.size()], value);
    }

    public Columns<T> nullableIds(Function<T, ? extends @Nullable Id> id) {
        return nullableLongs(
                row -> {
                    Id present = id.apply(row);
                    return present == null ? null : Long.valueOf(present.value());
                });
    }

    public Columns<T> nullableMoney(Function<T, @Nullable Money> amount) {
        return nullableLongs(
                row -> {
                    Money present = amount.apply(row);
                    return present == null ? null : Long.valueOf(present.fen());
                });
    }

    public Columns<T> shorts(ToLongFunction<T> value) {
        short[] column = new short[rows.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = (short) value.applyAsLong(rows.get(i));
        }
        arrays.add(column);
        return this;
    }

    public Columns<T> booleans(Function<T, Boolean> value) {
        return objects(new Boolean[rows.size()], value);
    }

    public Columns<T> decimals(Function<T, @Nullable BigDecimal> value) {
        return objects(new BigDecimal[rows.size()], value);
    }

    public Columns<T> texts(Function<T, @Nullable String> value) {
        return objects(new String[rows.size()], value);
    }

    public Columns<T> bytes(Function<T, byte @Nullable []> value) {
        arrays.add(rows.stream().map(value).toArray(byte[][]::new));
        return this;
    }

    /// Bound as text; the statement casts with `?::timestamptz[]`.
    public Columns<T> instants(Function<T, @Nullable Instant> value) {
        return texts(
                row -> {
                    Instant present = value.apply(row);
                    return present == null ? null : present.toString();
                });
    }

    /// Bound as text; the statement casts with `?::date[]`.
    public Columns<T> dates(Function<T, @Nullable LocalDate> value) {
        return texts(
                row -> {
                    LocalDate present = value.apply(row);
                    return present == null ? null : present.toString();
                });
    }

    /// One value for all rows, bound as it is.
    public Columns<T> with(Object value) {
        arrays.add(value instanceof Id id ? Long.valueOf(id.value()) : value);
        return this;
    }

    /// @return how many rows the statement wrote; 0 without a round trip for an empty list
    public int update(String sql) {
        return rows.isEmpty() ? 0 : jdbc.update(plannedOnce(sql), binding());
    }

    public <R> List<R> query(String sql, RowMapper<R> mapper) {
        return rows.isEmpty() ? List.of() : jdbc.query(plannedOnce(sql), binding(), mapper);
    }

    /// Keeps from the planner how long a list is. PostgreSQL prices the one plan for all lists by a
    /// list of ten, so that for a shorter one it prefers to plan anew, each time, at more cost than
    /// carrying it out. What only inserts the list is planned once anyhow.
    private static String plannedOnce(String sql) {
        return sql.startsWith("INSERT")
                ? sql
                : PLANNED_ONCE.computeIfAbsent(
                        sql, text -> ARRAY.matcher(text).replaceAll("(SELECT ?::$1[])::$1[]"));
    }

    private PreparedStatementSetter binding() {
        return statement -> {
            for (int i = 0; i < arrays.size(); i++) {
                Object array = arrays.get(i);
                statement.setObject(
                        i + 1, array instanceof Instant instant ? instant.toString() : array);
            }
        };
    }

    private <V> Columns<T> objects(@Nullable V[] column, Function<T, ? extends @Nullable V> value) {
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(rows.get(i));
        }
        arrays.add(column);
        return this;
    }
}
