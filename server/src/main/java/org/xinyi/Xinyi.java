package org.xinyi;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.xinyi.app.DirectCommand;
import org.xinyi.app.StandingsCommand;
import org.xinyi.app.VerifyCommand;

/// Starts the platform; with `verify` checks its books, with `standings` says how people stand or
/// stood, with `direct` lets a bench drive it from inside.
///
/// Beans are named by their whole class, so that two modules may each have a word of their own.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
public class Xinyi {

    private static final String VERIFY = "verify";
    private static final String STANDINGS = "standings";
    private static final String DIRECT = "direct";

    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        if (!words.isEmpty() && words.getFirst().equals(VERIFY)) {
            System.exit(VerifyCommand.run(Xinyi.class, words.subList(1, words.size())));
        }
        if (!words.isEmpty() && words.getFirst().equals(STANDINGS)) {
            System.exit(StandingsCommand.run(Xinyi.class, words.subList(1, words.size())));
        }
        if (words.equals(List.of(DIRECT))) {
            DirectCommand.run(Xinyi.class);
            return;
        }
        SpringApplication.run(Xinyi.class, arguments);
    }
}
