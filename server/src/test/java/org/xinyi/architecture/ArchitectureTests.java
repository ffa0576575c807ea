package org.xinyi.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.Xinyi;
import org.xinyi.kernel.Access;

class ArchitectureTests {

    private static final JavaClasses PRODUCTION =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("org.xinyi");

    @Test
    void everyModuleUsesOnlyWhatStandsUnderIt() {
        ApplicationModules.of(Xinyi.class).verify();
    }

    @Test
    void moneyIsNeverFloatingPoint() {
        check(
                noFields()
                        .should()
                        .haveRawType(double.class)
                        .orShould()
                        .haveRawType(float.class)
                        .orShould()
                        .haveRawType(Double.class)
                        .orShould()
                        .haveRawType(Float.class)
                        .because("an amount is a whole number of fen"));
    }

    @Test
    void nobodyReadsTheWallClockButTheWiring() {
        check(
                noClasses()
                        .that()
                        .doNotHaveFullyQualifiedName("org.xinyi.app.WiringConfiguration")
                        .should()
                        .callMethod(Instant.class, "now")
                        .orShould()
                        .callMethod(LocalDate.class, "now")
                        .orShould()
                        .callMethod(LocalDateTime.class, "now")
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis")
                        .because("time comes from the city's clock"));
    }

    @Test
    void theKernelNeedsTheJdkAlone() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("org.xinyi.kernel")
                        .and()
                        .doNotHaveSimpleName("package-info")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "org.springframework..", "tools.jackson..", "java.sql..")
                        .because("every module shares its words"));
    }

    @Test
    void controllersAreInternal() {
        check(classes().that().areAnnotatedWith(RestController.class).should().notBePublic());
    }

    @Test
    void everyEndpointSaysWhomItServes() {
        check(
                methods()
                        .that()
                        .areMetaAnnotatedWith(RequestMapping.class)
                        .and()
                        .areDeclaredInClassesThat()
                        .areAnnotatedWith(RestController.class)
                        .should()
                        .beAnnotatedWith(Access.class));
    }

    @Test
    void fieldsAreInjectedThroughConstructors() {
        check(
                fields().should()
                        .notBeAnnotatedWith(
                                org.springframework.beans.factory.annotation.Autowired.class));
    }

    private static void check(ArchRule rule) {
        rule.check(PRODUCTION);
    }
}
