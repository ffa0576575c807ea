package org.xinyi.settlement;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.xinyi.kernel.Batcher;
import org.xinyi.kernel.SettlementId;
import org.xinyi.kernel.sql.GroupedWrites;
import org.xinyi.kernel.sql.Requests;

@Configuration(proxyBeanMethods = false)
class SettlementWrites {

    @Bean
    GroupedWrites<SettlingNow.Wanted, SettlementId> settlements(
            Requests requests, SettlingNow settling) {
        return new GroupedWrites<>(
                SettlementOperation.SETTLE,
                requests,
                Batcher.Limits.standard(),
                SettlementId.class,
                settling::prepare);
    }

    @Bean
    GroupedWrites<RequestingRefunds.Wanted, SettlementId> refunds(
            Requests requests, RequestingRefunds requesting) {
        return new GroupedWrites<>(
                SettlementOperation.REFUND,
                requests,
                Batcher.Limits.standard(),
                SettlementId.class,
                requesting::request);
    }
}
