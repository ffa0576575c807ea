package org.xinyi.insurance;

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

/// Where the insurer is and how it is called.
///
/// @param url below which `fsi/{infno}` stands
/// @param system number the insurer gave this platform, `recer_sys_code`
/// @param secret signs for institutions that have none of their own
/// @param secrets by institution code, `fixmedins_code`
/// @param timeout of one call
/// @param enquiryTimeout of a question about a person, for which somebody waits at a counter
/// @param attempts of a bill before its outcome is left unknown for now
/// @param pause between two attempts
/// @param calls at the same time
/// @param fundsHoldAccount whether `fund_pay_sumamt` contains the personal account, as in
/// Guangdong
@Validated
@ConfigurationProperties("xinyi.insurance")
record InsuranceSettings(
        @DefaultValue("http://localhost:9090/insurer") @NotNull URI url,
        @DefaultValue("XINYI") @NotBlank String system,
        @DefaultValue("xinyi-sandbox") @NotBlank String secret,
        @DefaultValue Map<String, String> secrets,
        @DefaultValue("10s") @NotNull Duration timeout,
        @DefaultValue("3s") @NotNull Duration enquiryTimeout,
        @DefaultValue("3") @Min(1) @Max(10) int attempts,
        @DefaultValue("200ms") @NotNull Duration pause,
        @DefaultValue("32") @Min(1) @Max(512) int calls,
        @DefaultValue("false") boolean fundsHoldAccount) {

    InsuranceSettings {
        secrets = Map.copyOf(secrets);
    }

    String secretOf(String institutionCode) {
        return secrets.getOrDefault(institutionCode, secret);
    }
}
