package org.xinyi;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// Starts the platform.
@SpringBootApplication
@ConfigurationPropertiesScan
public class Xinyi {

    public static void main(String[] arguments) {
        SpringApplication.run(Xinyi.class, arguments);
    }
}
