package org.xinyi;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.xinyi.app.VerifyCommand;

/// Starts the platform, or with `verify` checks its books.
/// Beans are named by their whole class, so that two modules may each have a word of their own.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
public class Xinyi {

    private static final String VERIFY = "verify";

    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        if (!words.isEmpty() && words.getFirst().equals(VERIFY)) {
            System.exit(VerifyCommand.run(Xinyi.class, words.subList(1, words.size())));
        }
        SpringApplication.run(Xinyi.class, arguments);
    }
}
