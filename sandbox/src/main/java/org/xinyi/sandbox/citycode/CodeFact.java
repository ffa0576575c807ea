package org.xinyi.sandbox.citycode;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/// What happened at the house of the city code.
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "fact")
sealed interface CodeFact {

    /// Somebody shows a code.
    ///
    /// @param name of the person it stands for
    /// @param relativeNumber of the relative on whose phone it is shown; empty on the own phone
    record Shown(
            String code,
            String name,
            String idNumber,
            String relativeName,
            String relativeNumber,
            Instant expiresAt)
            implements CodeFact {}
}
