package org.xinyi.lender;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import org.xinyi.kernel.City;

/// Where lenders are and how they are called.
///
/// @param url below which each lender's code stands
/// @param client who calls, with `{city}` for the city's code: a lender keeps each client's
/// numbers apart, and numbers are unique within a city only
/// @param secret signs for lenders that have none of their own
/// @param secrets by lender code
/// @param timeout of one call
/// @param attempts of a draw or application before its outcome is left open for now
/// @param pause between two attempts
/// @param calls at the same time
@Validated
@ConfigurationProperties("xinyi.lender")
record LenderSettings(
        @DefaultValue("http://localhost:9090/bank") @NotNull URI url,
        @DefaultValue("xinyi-{city}") @NotBlank String client,
        @DefaultValue("xinyi-sandbox") @NotBlank String secret,
        @DefaultValue Map<String, String> secrets,
        @DefaultValue("10s") @NotNull Duration timeout,
        @DefaultValue("3") @Min(1) @Max(10) int attempts,
        @DefaultValue("200ms") @NotNull Duration pause,
        @DefaultValue("16") @Min(1) @Max(512) int calls) {

    LenderSettings {
        secrets = Map.copyOf(secrets);
    }

    String secretOf(String lenderCode) {
        return secrets.getOrDefault(lenderCode, secret);
    }

    String clientOf(City city) {
        return client.replace("{city}", city.code());
    }
}
