package org.xinyi.app.cities;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.City;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.sql.Sql;

/// Hands out numbers from blocks that the city's database gives to one server at a time. What is
/// left of a block when a server stops is never used.
@Component
class CityIds implements IdSource {

    private static final int BLOCK = 4096;

    private final Sql sql;
    private final Map<City, Block> blocks = new ConcurrentHashMap<>();

    CityIds(Sql sql) {
        this.sql = sql;
    }

    @Override
    public long next() {
        return blocks.computeIfAbsent(City.current(), _ -> new Block()).next();
    }

    private final class Block {
        private long next;
        private long end;

        private synchronized long next() {
            if (next == end) {
                long number =
                        sql.statement("SELECT nextval('id_block')").query(Long.class).single();
                next = number * BLOCK;
                end = next + BLOCK;
            }
            return next++;
        }
    }
}
