package org.xinyi.outside;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.xinyi.catalogue.Catalogue;
import org.xinyi.people.Institutions;
import org.xinyi.people.Patients;

/// Lets the server start while the modules below have no insides yet.
@Configuration(proxyBeanMethods = false)
class StandIns {

    @Bean
    @ConditionalOnMissingBean
    Patients patients() {
        return new FakePatients();
    }

    @Bean
    @ConditionalOnMissingBean
    Institutions institutions() {
        return new FakeInstitutions();
    }

    @Bean
    @ConditionalOnMissingBean
    Catalogue catalogue() {
        return new FakeCatalogue();
    }
}
