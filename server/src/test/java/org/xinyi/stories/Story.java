package org.xinyi.stories;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.TestInstance;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.xinyi.ServerTest;

/// A test that plays in a city with the outside world beside it. All stories share one server.
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class Story {

    @DynamicPropertySource
    static void theOutsideWorld(DynamicPropertyRegistry properties) {
        properties.add("xinyi.payment.wechat.url", () -> Twins.HERE.at("/wechat"));
        properties.add("xinyi.payment.channels.url", () -> Twins.HERE.at("/channels"));
        properties.add("xinyi.insurance.url", () -> Twins.HERE.at("/insurer"));
        properties.add("xinyi.lender.url", () -> Twins.HERE.at("/bank"));
        properties.add("xinyi.city-code.url", () -> Twins.HERE.at("/city-code"));
        properties.add("xinyi.credit.platform", () -> Twins.HERE.at("/credit-platform"));
        properties.add("xinyi.credit.bureau", () -> Twins.HERE.at("/bureau"));
        properties.add(
                "xinyi.delinquency.credit-platform", () -> Twins.HERE.at("/credit-platform"));
        properties.add("xinyi.delinquency.benefits", () -> Twins.HERE.at("/insurer"));
        for (String office : List.of("fiscal", "credit-insurer", "civil-affairs")) {
            properties.add("xinyi.delinquency." + office, () -> Twins.HERE.at("/" + office));
        }
        String folder = folder();
        properties.add("xinyi.database.data", () -> folder);
    }

    private static String folder() {
        try {
            return Files.createTempDirectory("xinyi-stories").toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
