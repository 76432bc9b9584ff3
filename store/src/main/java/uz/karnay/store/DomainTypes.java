package uz.karnay.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedConstructor;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.jsontype.NamedType;

/**
 * Tells the mapper what annotations would, so that the domain needs none: of a sealed interface the record's name is
 * written as {@code type}, and a record of a single {@code value}, such as an id, is written as that value.
 */
final class DomainTypes extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1;

    @Override
    public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
        return annotated instanceof AnnotatedClass && isOneOfSeveral(annotated.getRawType())
                ? JsonTypeInfo.Value.construct(
                        JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "type", null, false, null)
                : super.findPolymorphicTypeInfo(config, annotated);
    }

    @Override
    public @Nullable List<NamedType> findSubtypes(MapperConfig<?> config, Annotated annotated) {
        Class<?> type = annotated.getRawType();
        return type.isSealed() && type.isInterface()
                ? Arrays.stream(type.getPermittedSubclasses())
                        .map(each -> new NamedType(each, each.getSimpleName()))
                        .toList()
                : super.findSubtypes(config, annotated);
    }

    @Override
    public @Nullable String findTypeName(MapperConfig<?> config, AnnotatedClass annotated) {
        return isOneOfSeveral(annotated.getRawType())
                ? annotated.getRawType().getSimpleName()
                : super.findTypeName(config, annotated);
    }

    @Override
    public @Nullable Boolean hasAsValue(MapperConfig<?> config, Annotated annotated) {
        return annotated instanceof AnnotatedMethod method
                        && isSingleValue(method.getDeclaringClass())
                        && method.getName().equals("value")
                ? Boolean.TRUE
                : super.hasAsValue(config, annotated);
    }

    @Override
    public JsonCreator.@Nullable Mode findCreatorAnnotation(MapperConfig<?> config, Annotated annotated) {
        return annotated instanceof AnnotatedConstructor constructor && isSingleValue(constructor.getDeclaringClass())
                ? JsonCreator.Mode.DELEGATING
                : super.findCreatorAnnotation(config, annotated);
    }

    private static boolean isOneOfSeveral(Class<?> type) {
        return !isSingleValue(type)
                && Stream.concat(Stream.of(type), Arrays.stream(type.getInterfaces()))
                        .anyMatch(each -> each.isInterface() && each.isSealed());
    }

    private static boolean isSingleValue(Class<?> type) {
        var components = type.getRecordComponents();
        return components != null
                && components.length == 1
                && components[0].getName().equals("value");
    }
}
