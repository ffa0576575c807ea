package org.xinyi.payment;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The channels whose own formats are not spoken yet: one declared format stands in for each.
@Configuration(proxyBeanMethods = false)
class DeclaredChannels {

    @Bean
    OnlineChannel unionPay(DeclaredWire wire) {
        return new DeclaredChannel(Channel.UNIONPAY, wire);
    }

    @Bean
    OnlineChannel alipay(DeclaredWire wire) {
        return new DeclaredChannel(Channel.ALIPAY, wire);
    }

    @Bean
    OnlineChannel digitalYuan(DeclaredWire wire) {
        return new DeclaredChannel(Channel.ECNY, wire);
    }
}
