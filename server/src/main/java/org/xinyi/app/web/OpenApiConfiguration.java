package org.xinyi.app.web;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.ClientId;
import org.xinyi.kernel.CommitmentId;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.ItemId;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.PaymentId;
import org.xinyi.kernel.Price;
import org.xinyi.kernel.Quantity;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.SettlementId;
import org.xinyi.kernel.ShiftId;
import org.xinyi.kernel.StaffId;
import org.xinyi.kernel.VisitId;

/// The OpenAPI document: our types as they stand on the wire, the city in every path, and for each
/// operation the roles it serves (`x-roles`).
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String CITY_IN_PATH = "{city}";
    private static final String BEARER = "bearer";
    private static final List<Class<?>> IDS =
            List.of(
                    ClientId.class,
                    CommitmentId.class,
                    DepartmentId.class,
                    InstitutionId.class,
                    ItemId.class,
                    JournalId.class,
                    LineId.class,
                    ObligationId.class,
                    OrderId.class,
                    PartyId.class,
                    PatientId.class,
                    PaymentId.class,
                    SettlementId.class,
                    ShiftId.class,
                    StaffId.class,
                    VisitId.class);

    static {
        SpringDocUtils types = SpringDocUtils.getConfig();
        types.replaceWithSchema(
                Money.class,
                new StringSchema()
                        .format("money")
                        .pattern("-?\\d{1,13}\\.\\d{2}")
                        .example("128.50"));
        types.replaceWithSchema(
                Price.class, new StringSchema().format("price").example("12.500000"));
        types.replaceWithSchema(
                Quantity.class, new StringSchema().format("quantity").example("1.0000"));
        for (Class<?> id : IDS) {
            types.replaceWithSchema(id, id());
        }
    }

    @Bean
    OpenAPI api() {
        OpenAPI api = new OpenAPI();
        api.info(
                new Info()
                        .title("Xinyi 信医")
                        .version("v1")
                        .description("先诊疗后付费 · Care first, pay once, later")
                        .license(new License().name("Apache-2.0")));
        api.schemaRequirement(
                BEARER, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"));
        return api;
    }

    /// First of the converters, so that it is asked last: the others refine what it answers.
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ModelResolver schemas(ObjectMapperProvider mappers) {
        return new Schemas(mappers.jsonMapper());
    }

    @Bean
    OperationCustomizer rolesOfOperation() {
        return (operation, handler) -> {
            Access access = handler.getMethodAnnotation(Access.class);
            List<String> roles =
                    access == null
                            ? List.of()
                            : Arrays.stream(access.value()).map(Role::name).toList();
            operation.addExtension("x-roles", roles);
            if (!roles.contains(Role.ANYONE.name())) {
                operation.addSecurityItem(new SecurityRequirement().addList(BEARER));
            }
            return operation;
        };
    }

    @Bean
    OpenApiCustomizer cityInPath() {
        return api ->
                api.getPaths()
                        .forEach(
                                (path, item) -> {
                                    if (path.contains(CITY_IN_PATH)) {
                                        item.readOperations()
                                                .forEach(OpenApiConfiguration::addCity);
                                    }
                                });
    }

    private static void addCity(Operation operation) {
        boolean declared =
                operation.getParameters() != null
                        && operation.getParameters().stream()
                                .anyMatch(parameter -> "city".equals(parameter.getName()));
        if (!declared) {
            operation.addParametersItem(
                    new Parameter()
                            .name("city")
                            .in("path")
                            .required(true)
                            .schema(new StringSchema().example("lianyungang")));
        }
    }

    private static Schema<?> id() {
        return new IntegerSchema().format("int64");
    }
}
