package org.xinyi.people;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Where the house of the city code is.
///
/// @param url below which `resolutions` stands
/// @param timeout of one call, for which somebody waits at a counter
@Validated
@ConfigurationProperties("xinyi.city-code")
record CityCodeSettings(
        @DefaultValue("http://localhost:9090/city-code") @NotNull URI url,
        @DefaultValue("3s") @NotNull Duration timeout) {}
