package org.xinyi.credit;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import org.xinyi.kernel.City;

/// Who is asked about people that apply.
///
/// @param platform the city's credit platform, below which `persons` stands
/// @param bureau below which `{source}/scores` stands
/// @param client who calls, with `{city}` for the city's code
/// @param timeout of one call
@Validated
@ConfigurationProperties("xinyi.credit")
record CreditSettings(
        @DefaultValue("http://localhost:9090/credit-platform") @NotNull URI platform,
        @DefaultValue("http://localhost:9090/bureau") @NotNull URI bureau,
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
