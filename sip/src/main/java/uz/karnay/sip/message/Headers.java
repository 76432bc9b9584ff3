package uz.karnay.sip.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The header fields of a message in their order, known or not. A change makes new headers that share all other
 * fields. No reading method throws: a field that breaks its header's grammar counts as absent, and
 * {@link #isWellFormed} tells.
 */
public final class Headers {

    public static final Headers NONE = new Headers(new HeaderField[0]);

    private final HeaderField[] fields;

    private Headers(HeaderField[] fields) {
        this.fields = fields;
    }

    public static Headers of(List<HeaderField> fields) {
        return new Headers(fields.toArray(HeaderField[]::new));
    }

    public List<HeaderField> fields() {
        return List.of(fields);
    }

    public boolean has(HeaderName name) {
        return find(name) != null;
    }

    public boolean has(HeaderType<?> type) {
        return has(type.name());
    }

    /** The first value of the first field that is well-formed. */
    public <T extends HeaderValue> Optional<T> first(HeaderType<T> type) {
        return Optional.ofNullable(firstOrNull(type));
    }

    <T extends HeaderValue> @Nullable T firstOrNull(HeaderType<T> type) {
        for (HeaderField field : fields) {
            if (field.name().equals(type.name())) {
                List<T> values = field.values(type);
                if (values != null && !values.isEmpty()) {
                    return values.getFirst();
                }
            }
        }
        return null;
    }

    /** All values of all well-formed fields of that name, in order. */
    public <T extends HeaderValue> List<T> all(HeaderType<T> type) {
        List<T> first = List.of();
        ArrayList<T> all = null;
        for (HeaderField field : fields) {
            List<T> values = field.name().equals(type.name()) ? field.values(type) : null;
            if (values == null || values.isEmpty()) {
                continue;
            }
            if (first.isEmpty()) {
                first = values;
                continue;
            }
            all = all == null ? new ArrayList<>(first) : all;
            all.addAll(values);
        }
        return all == null ? first : Collections.unmodifiableList(all);
    }

    /** Whether every field of that name, if there is any, obeys the grammar. */
    public boolean isWellFormed(HeaderType<?> type) {
        for (HeaderField field : fields) {
            if (field.name().equals(type.name()) && field.values(type) == null) {
                return false;
            }
        }
        return true;
    }

    /** The first value of that name as it stands on the wire. */
    public Optional<String> value(HeaderName name) {
        HeaderField field = find(name);
        return field == null ? Optional.empty() : Optional.of(field.value());
    }

    /** Every field's value of that name as on the wire, not split at commas. */
    public List<String> values(HeaderName name) {
        return fields(name).stream().map(HeaderField::value).toList();
    }

    /** How many fields have that name. */
    public int count(HeaderName name) {
        int count = 0;
        for (HeaderField field : fields) {
            count += field.name().equals(name) ? 1 : 0;
        }
        return count;
    }

    /** The fields of that name, in order. */
    public List<HeaderField> fields(HeaderName name) {
        var found = new ArrayList<HeaderField>(4);
        for (HeaderField field : fields) {
            if (field.name().equals(name)) {
                found.add(field);
            }
        }
        return found;
    }

    /** Appends a field. */
    public Headers plus(HeaderField field) {
        HeaderField[] more = Arrays.copyOf(fields, fields.length + 1);
        more[fields.length] = field;
        return new Headers(more);
    }

    /** Puts a field before all others. */
    public Headers prepend(HeaderField field) {
        var more = new HeaderField[fields.length + 1];
        System.arraycopy(fields, 0, more, 1, fields.length);
        more[0] = field;
        return new Headers(more);
    }

    /** Removes all fields of that name. */
    public Headers without(HeaderName name) {
        if (!has(name)) {
            return this;
        }
        return new Headers(Arrays.stream(fields)
                .filter(field -> !field.name().equals(name))
                .toArray(HeaderField[]::new));
    }

    /** The fields of that name give way to this one, at the place of the first or at the end. */
    public Headers with(HeaderField field) {
        var changed = new ArrayList<HeaderField>(fields.length + 1);
        boolean placed = false;
        for (HeaderField each : fields) {
            if (!each.name().equals(field.name())) {
                changed.add(each);
            } else if (!placed) {
                changed.add(field);
                placed = true;
            }
        }
        return placed ? of(changed) : plus(field);
    }

    /** Replaces the first value of that header and leaves the others: the top Via, the top Route. */
    public <T extends HeaderValue> Headers withFirst(HeaderType<T> type, T value) {
        return changeFirst(type, value);
    }

    /** Takes the first value of that header off: a Route that was reached. */
    public <T extends HeaderValue> Headers withoutFirst(HeaderType<T> type) {
        return changeFirst(type, null);
    }

    private <T extends HeaderValue> Headers changeFirst(HeaderType<T> type, @Nullable T replacement) {
        for (int i = 0; i < fields.length; i++) {
            List<T> values = fields[i].name().equals(type.name()) ? fields[i].values(type) : null;
            if (values != null && !values.isEmpty()) {
                var changed = new ArrayList<>(values);
                changed.removeFirst();
                if (replacement != null) {
                    changed.addFirst(replacement);
                }
                return replace(i, type, changed);
            }
        }
        return this;
    }

    private <T extends HeaderValue> Headers replace(int index, HeaderType<T> type, List<T> values) {
        var changed = new ArrayList<>(Arrays.asList(fields));
        if (values.isEmpty()) {
            changed.remove(index);
        } else {
            changed.set(index, HeaderField.of(type, values));
        }
        return of(changed);
    }

    /** Writes all fields, neighbours from the same datagram in one go. */
    public void writeTo(ByteSink out) {
        for (int i = 0; i < fields.length; ) {
            int last = i;
            while (last + 1 < fields.length && fields[last + 1].follows(fields[last])) {
                last++;
            }
            fields[i].writeThrough(fields[last], out);
            i = last + 1;
        }
    }

    private @Nullable HeaderField find(HeaderName name) {
        for (HeaderField field : fields) {
            if (field.name().equals(name)) {
                return field;
            }
        }
        return null;
    }

    /** The names only: values may be credentials. */
    @Override
    public String toString() {
        return Arrays.toString(fields);
    }
}
