package org.xinyi.payment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import org.xinyi.kernel.City;

/// Where the channels are that speak the format of this project.
///
/// @param url below which each channel stands
/// @param client who calls, with `{city}` for the city's code
/// @param secret signs
/// @param adminRegistration whether the other side is the sandbox, which takes a merchant over
/// its desk
/// @param timeout of one call
@Validated
@ConfigurationProperties("xinyi.payment.channels")
record DeclaredSettings(
        @DefaultValue("http://localhost:9090/channels") @NotNull URI url,
        @DefaultValue("xinyi-{city}") @NotBlank String client,
        @DefaultValue("xinyi-sandbox") @NotBlank String secret,
        @DefaultValue("true") boolean adminRegistration,
        @DefaultValue("5s") @NotNull Duration timeout) {

    String clientOf(City city) {
        return client.replace("{city}", city.code());
    }

    /// Without the secret: it may stand in a log.
    @Override
    public String toString() {
        return "DeclaredSettings " + url;
    }
}
