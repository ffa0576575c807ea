package org.xinyi.app.web;

import java.lang.reflect.Constructor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.xinyi.kernel.Id;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.Price;
import org.xinyi.kernel.Quantity;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.type.LogicalType;

/// JSON at the edge: strict, amounts as decimal strings, typed ids as numbers.
@Configuration(proxyBeanMethods = false)
class JsonConfiguration {

    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return builder ->
                builder.enable(
                                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                                DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                        .withCoercionConfig(
                                LogicalType.Textual,
                                text ->
                                        text.setCoercion(
                                                        CoercionInputShape.Integer,
                                                        CoercionAction.Fail)
                                                .setCoercion(
                                                        CoercionInputShape.Float,
                                                        CoercionAction.Fail)
                                                .setCoercion(
                                                        CoercionInputShape.Boolean,
                                                        CoercionAction.Fail))
                        .addModule(new KernelTypes());
    }

    /// The kernel's types on the wire.
    private static final class KernelTypes extends SimpleModule {

        private KernelTypes() {
            super("xinyi-kernel");
            addSerializer(Money.class, text(Money.class));
            addSerializer(Price.class, text(Price.class));
            addSerializer(Quantity.class, text(Quantity.class));
            addSerializer(Id.class, new IdSerializer());
            addDeserializer(Money.class, text(Money.class, Money::parse));
            addDeserializer(Price.class, text(Price.class, Price::parse));
            addDeserializer(Quantity.class, text(Quantity.class, Quantity::parse));
        }

        @Override
        public void setupModule(SetupContext context) {
            super.setupModule(context);
            context.addDeserializers(new IdDeserializers());
        }
    }

    private static <T> StdSerializer<T> text(Class<T> type) {
        return new StdSerializer<>(type) {
            @Override
            public void serialize(T value, JsonGenerator out, SerializationContext context) {
                out.writeString(value.toString());
            }
        };
    }

    private static <T> StdDeserializer<T> text(Class<T> type, Function<String, T> parse) {
        return new StdDeserializer<>(type) {
            @Override
            public T deserialize(JsonParser in, DeserializationContext context) {
                if (!in.hasToken(JsonToken.VALUE_STRING)) {
                    return type.cast(
                            context.reportInputMismatch(
                                    type, "A decimal string is expected, such as \"12.50\""));
                }
                try {
                    return parse.apply(in.getString());
                } catch (IllegalArgumentException wrong) {
                    return type.cast(context.reportInputMismatch(type, "%s", wrong.getMessage()));
                }
            }
        };
    }

    private static final class IdSerializer extends StdSerializer<Id> {

        private IdSerializer() {
            super(Id.class);
        }

        @Override
        public void serialize(Id id, JsonGenerator out, SerializationContext context) {
            out.writeNumber(id.value());
        }
    }

    /// Reads any typed id from a whole number.
    private static final class IdDeserializers extends Deserializers.Base {

        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return Id.class.isAssignableFrom(type);
        }

        @Override
        public @Nullable ValueDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription.Supplier bean) {
            Class<?> raw = type.getRawClass();
            return Id.class.isAssignableFrom(raw) && raw.isRecord()
                    ? new IdDeserializer(raw)
                    : null;
        }
    }

    private static final class IdDeserializer extends StdDeserializer<Object> {

        private final Constructor<?> constructor;

        private IdDeserializer(Class<?> type) {
            super(type);
            try {
                this.constructor = type.getConstructor(long.class);
            } catch (NoSuchMethodException missing) {
                throw new IllegalStateException("An id is a record of one long: " + type, missing);
            }
        }

        @Override
        public Object deserialize(JsonParser in, DeserializationContext context) {
            if (!in.hasToken(JsonToken.VALUE_NUMBER_INT)) {
                return context.reportInputMismatch(this, "An id is a whole number");
            }
            try {
                return constructor.newInstance(in.getLongValue());
            } catch (ReflectiveOperationException broken) {
                throw new IllegalStateException("Cannot make " + handledType(), broken);
            }
        }
    }
}
