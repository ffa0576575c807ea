package org.xinyi.app.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Makes schemas of our types: a component of a record that is not `@Nullable` is always there.
final class Schemas extends ModelResolver {

    Schemas(ObjectMapper mapper) {
        super(mapper, new SchemaNames());
        openapi31(true);
    }

    // The parent class takes raw schemas.
    @Override
    @SuppressWarnings("rawtypes")
    protected boolean applyBeanValidatorAnnotations(
            BeanPropertyDefinition property,
            Schema schema,
            Annotation[] annotations,
            Schema parent,
            boolean applyNotNullAnnotations) {
        boolean applied =
                super.applyBeanValidatorAnnotations(
                        property, schema, annotations, parent, applyNotNullAnnotations);
        if (parent != null && isAlwaysThere(property)) {
            addRequiredItem(parent, property.getName());
        }
        return applied;
    }

    private static boolean isAlwaysThere(BeanPropertyDefinition property) {
        AnnotatedMember member = property.getPrimaryMember();
        Class<?> type = member == null ? Object.class : member.getDeclaringClass();
        return type.isRecord()
                && type.getName().startsWith("org.xinyi.")
                && Arrays.stream(type.getRecordComponents())
                        .filter(one -> one.getName().equals(property.getInternalName()))
                        .anyMatch(
                                one -> !one.getAnnotatedType().isAnnotationPresent(Nullable.class));
    }
}
