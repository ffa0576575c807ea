package org.xinyi.app;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.sql.Requests;
import org.xinyi.kernel.sql.Sql;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class WiringConfiguration {

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
