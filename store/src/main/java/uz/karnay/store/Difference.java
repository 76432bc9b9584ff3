package uz.karnay.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.Secret;

/**
 * One field in which two versions of a row differ.
 *
 * @param field the component's name, with those of the records around it: {@code identity.login}
 * @param shown whether the values may be written down; not for a secret
 */
record Difference(
        String field,
        boolean shown,
        @Nullable Object from,
        @Nullable Object to) {

    /** A record with fewer parts than this reads best as a whole. */
    private static final int PARTS = 3;

    static List<Difference> between(Record before, Record after) {
        var differences = new ArrayList<Difference>();
        collect("", before, after, differences);
        return differences;
    }

    private static void collect(String prefix, Record before, Record after, List<Difference> differences) {
        for (RecordComponent component : before.getClass().getRecordComponents()) {
            Object from = value(component, before);
            Object to = value(component, after);
            String field = prefix + component.getName();
            if (from instanceof Record a && to instanceof Record b && hasParts(component.getType())) {
                collect(field + ".", a, b, differences);
            } else if (!Objects.equals(from, to)) {
                differences.add(new Difference(field, component.getType() != Secret.class, from, to));
            }
        }
    }

    private static boolean hasParts(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        return components != null && components.length >= PARTS;
    }

    private static @Nullable Object value(RecordComponent component, Record owner) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component + " of " + owner.getClass(), e);
        }
    }

    String json() {
        return shown
                ? "{\"field\":%s,\"from\":%s,\"to\":%s}".formatted(Json.text(field), Json.value(from), Json.value(to))
                : "{\"field\":%s}".formatted(Json.text(field));
    }
}
