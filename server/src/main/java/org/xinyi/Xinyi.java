package org.xinyi;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/// Starts the platform.
/// Beans are named by their whole class, so that two modules may each have a word of their own.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
public class Xinyi {

    public static void main(String[] arguments) {
        SpringApplication.run(Xinyi.class, arguments);
    }
}
