package org.xinyi.app;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.validation.annotation.Validated;
import org.xinyi.kernel.Batcher;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.sql.Requests;
import org.xinyi.kernel.sql.Sql;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class WiringConfiguration {

    /// How writes are grouped, everywhere.
    ///
    /// @param grouping off: one transaction per request, the baseline of the bench
    /// @param lanes transactions of one kind at the same time per city
    /// @param batch items in one transaction
    /// @param queue items of one kind and city that may wait; beyond it callers are asked to come
    /// back
    @Validated
    @ConfigurationProperties("xinyi.writes")
    record Writes(
            @DefaultValue("true") boolean grouping,
            @DefaultValue("2") @Min(1) @Max(16) int lanes,
            @DefaultValue("500") @Min(1) @Max(10_000) int batch,
            @DefaultValue("50000") @Min(1) int queue) {}

    @Bean
    Batcher.Limits writeLimits(Writes writes) {
        return new Batcher.Limits(
                writes.batch,
                writes.queue,
                writes.lanes,
                Batcher.Limits.standard().attemptsMax(),
                writes.grouping);
    }

    /// The wall clock, for leases and timeouts. Business reads [BusinessClock].
    @Bean
    Clock wall() {
        return Clock.systemUTC();
    }

    @Bean
    Requests requests(Sql sql, JsonMapper json, BusinessClock clock) {
        return new Requests(sql, json, clock);
    }
}
