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
            Requests requests, Batcher.Limits limits, SettlingNow settling) {
        return new GroupedWrites<>(
                SettlementOperation.SETTLE,
                requests,
                limits,
                SettlementId.class,
                settling::prepare);
    }

    @Bean
    GroupedWrites<RequestingRefunds.Wanted, SettlementId> refunds(
            Requests requests, Batcher.Limits limits, RequestingRefunds requesting) {
        return new GroupedWrites<>(
                SettlementOperation.REFUND,
                requests,
                limits,
                SettlementId.class,
                requesting::request);
    }
}
