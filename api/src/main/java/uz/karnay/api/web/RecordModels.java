package uz.karnay.api.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells the description what our records already say: which fields may be null, and that every other field of an answer
 * is there. Inputs say themselves what they require.
 */
final class RecordModels implements ModelConverter {

    private static final String NULL = "null";
    private static final String REF = "#/components/schemas/";

    @Override
    @SuppressWarnings("rawtypes")
    public @Nullable Schema resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        Class<?> raw = Json31.mapper().constructType(type.getType()).getRawClass();
        if (schema != null && raw.isRecord()) {
            describe(raw.getRecordComponents(), model(schema, context));
        }
        return schema;
    }

    private static Schema<?> model(Schema<?> schema, ModelConverterContext context) {
        String reference = schema.get$ref();
        Schema<?> defined = reference == null || !reference.startsWith(REF)
                ? null
                : context.getDefinedModels().get(reference.substring(REF.length()));
        return defined == null ? schema : defined;
    }

    private static void describe(RecordComponent[] components, Schema<?> model) {
        if (model.getProperties() == null) {
            return;
        }
        boolean answer = Arrays.stream(components).noneMatch(RecordModels::isChecked);
        for (RecordComponent component : components) {
            Schema<?> property = model.getProperties().get(component.getName());
            if (property != null && component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                model.getProperties().put(component.getName(), nullable(property));
            }
            if (answer && isAlwaysThere(component)) {
                model.addRequiredItem(component.getName());
            }
        }
    }

    private static Schema<?> nullable(Schema<?> property) {
        if (property.get$ref() == null) {
            property.addType(NULL);
            return property;
        }
        var none = new Schema<>();
        none.addType(NULL);
        var either = new Schema<>();
        either.setDescription(property.getDescription());
        either.setOneOf(List.of(property, none));
        return either;
    }

    /** Whether clients send it: only what is sent has rules. */
    private static boolean isChecked(RecordComponent component) {
        return Arrays.stream(component.getAccessor().getAnnotations())
                .anyMatch(annotation -> annotation.annotationType().getName().startsWith("jakarta.validation."));
    }

    private static boolean isAlwaysThere(RecordComponent component) {
        JsonInclude include = component.getAccessor().getAnnotation(JsonInclude.class);
        return include == null || include.value() == JsonInclude.Include.ALWAYS;
    }
}
