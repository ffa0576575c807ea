package org.xinyi.outside;

import java.lang.reflect.Proxy;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.xinyi.catalogue.Catalogue;
import org.xinyi.commitment.Commitments;
import org.xinyi.notice.Notices;
import org.xinyi.payment.Payments;
import org.xinyi.people.FamilyTies;
import org.xinyi.people.Institutions;
import org.xinyi.people.Patients;
import org.xinyi.scheme.Schemes;

/// Lets the server start while some modules have no insides yet; nobody calls these.
@Configuration(proxyBeanMethods = false)
class StandIns {

    @Bean
    @ConditionalOnMissingBean
    Patients patients() {
        return absent(Patients.class);
    }

    @Bean
    @ConditionalOnMissingBean
    FamilyTies familyTies() {
        return absent(FamilyTies.class);
    }

    @Bean
    @ConditionalOnMissingBean
    Institutions institutions() {
        return absent(Institutions.class);
    }

    @Bean
    @ConditionalOnMissingBean
    Catalogue catalogue() {
        return absent(Catalogue.class);
    }

    @Bean
    @ConditionalOnMissingBean
    Schemes schemes() {
        return absent(Schemes.class);
    }

    @Bean
    @ConditionalOnMissingBean
    Commitments commitments() {
        return absent(Commitments.class);
    }

    @Bean
    @ConditionalOnMissingBean
    Payments payments() {
        return absent(Payments.class);
    }

    @Bean
    @ConditionalOnMissingBean
    Notices notices() {
        return absent(Notices.class);
    }

    private static <T> T absent(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, _) -> {
                            throw new UnsupportedOperationException(method.toString());
                        }));
    }
}
