package org.xinyi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/// A test against the whole server on a real PostgreSQL. All such tests share one server; each test
/// class works in a city of its own ([TestCity]).
@Tag("slow")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "server.shutdown=immediate",
            "xinyi.database.data=target/xinyi-test/${xinyi.test.process:process-1}",
            "xinyi.notice.carrier-url=http://localhost:1/sms",
            "xinyi.delinquency.credit-platform=http://localhost:1/credit-platform",
            "xinyi.delinquency.fiscal=http://localhost:1/fiscal",
            "xinyi.delinquency.credit-insurer=http://localhost:1/credit-insurer",
            "xinyi.delinquency.civil-affairs=http://localhost:1/civil-affairs",
            "xinyi.delinquency.benefits=http://localhost:1/insurer",
            "xinyi.credit.platform=http://localhost:1/credit-platform",
            "xinyi.credit.bureau=http://localhost:1/bureau"
        })
@Import(TestCities.class)
public @interface ServerTest {}
