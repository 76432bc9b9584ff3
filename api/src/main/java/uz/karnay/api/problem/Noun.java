package uz.karnay.api.problem;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What a type is called in an error message. */
final class Noun {

    private Noun() {}

    static String of(Class<?> type) {
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        return switch (type.getSimpleName()) {
            case "String" -> "a text";
            case "int", "Integer", "long", "Long" -> "a whole number";
            case "boolean", "Boolean" -> "true or false";
            case "UUID" -> "an id such as 0199f3c2-7a1b-7c3d-8e4f-5a6b7c8d9e0f";
            case "Instant" -> "a time such as 2026-11-02T04:00:00Z";
            case "List", "ArrayList", "Set", "Collection" -> "a list";
            default -> "an object";
        };
    }
}
