package org.xinyi.delinquency;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import org.xinyi.kernel.City;

/// Where the city's credit platform, those who bear losses and the insurer's desk are.
///
/// @param creditPlatform below which `reports` stands
/// @param fiscal below which `claims` and `payments` stand
/// @param creditInsurer likewise
/// @param civilAffairs likewise
/// @param benefits the insurer's desk, below which `benefit-suspensions` stands
/// @param client who calls, with `{city}` for the city's code: numbers are kept apart by client
/// @param timeout of one call
@Validated
@ConfigurationProperties("xinyi.delinquency")
record DelinquencySettings(
        @DefaultValue("http://localhost:9090/credit-platform") @NotNull URI creditPlatform,
        @DefaultValue("http://localhost:9090/fiscal") @NotNull URI fiscal,
        @DefaultValue("http://localhost:9090/credit-insurer") @NotNull URI creditInsurer,
        @DefaultValue("http://localhost:9090/civil-affairs") @NotNull URI civilAffairs,
        @DefaultValue("http://localhost:9090/insurer") @NotNull URI benefits,
        @DefaultValue("xinyi-{city}") @NotBlank String client,
        @DefaultValue("10s") @NotNull Duration timeout) {

    /// What says in which form we speak and who we are, in the current city.
    Map<String, String> headers() {
        return Map.of(
                "Content-Type",
                "application/json",
                "X-Client",
                client.replace("{city}", City.current().code()));
    }
}
