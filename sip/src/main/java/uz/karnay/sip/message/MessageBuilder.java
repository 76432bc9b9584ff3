package uz.karnay.sip.message;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers the headers and body of a message of our own, in the order they are given. Confined to its maker. */
public abstract sealed class MessageBuilder<B extends MessageBuilder<B>>
        permits SipRequest.Builder, SipResponse.Builder {

    private static final List<HeaderType<?>> MANDATORY =
            List.of(HeaderType.VIA, HeaderType.FROM, HeaderType.TO, HeaderType.CALL_ID, HeaderType.CSEQ);

    private final ArrayList<HeaderField> fields = new ArrayList<>(16);
    private Body body = Body.NONE;

    abstract B self();

    public B via(Via via) {
        return add(HeaderType.VIA, via);
    }

    public B from(Address from) {
        return set(HeaderType.FROM, from);
    }

    public B to(Address to) {
        return set(HeaderType.TO, to);
    }

    public B callId(String callId) {
        return set(HeaderType.CALL_ID, new Text(callId));
    }

    public B contact(Address address) {
        return set(HeaderType.CONTACT, Contact.of(address));
    }

    /** The header's value, in place of those it had. */
    public <T extends HeaderValue> B set(HeaderType<T> type, T value) {
        return set(HeaderField.of(type, value));
    }

    /** The field in place of those of its name. */
    public B set(HeaderField field) {
        int at = indexOf(field.name());
        if (at < 0) {
            fields.add(field);
            return self();
        }
        fields.set(at, field);
        for (int i = fields.size() - 1; i > at; i--) {
            if (fields.get(i).name().equals(field.name())) {
                fields.remove(i);
            }
        }
        return self();
    }

    /** One more field with this value. */
    public <T extends HeaderValue> B add(HeaderType<T> type, T value) {
        return add(HeaderField.of(type, value));
    }

    public B add(HeaderField field) {
        fields.add(field);
        return self();
    }

    public B addAll(List<HeaderField> more) {
        fields.addAll(more);
        return self();
    }

    /** One more field with this line as its value. */
    public B header(HeaderName name, String value) {
        return add(HeaderField.of(name, value));
    }

    public B body(MediaType type, Body content) {
        body = content;
        return set(HeaderType.CONTENT_TYPE, type);
    }

    Body body() {
        return body;
    }

    Headers finished() {
        set(BodyHeaders.length(body));
        for (HeaderType<?> type : MANDATORY) {
            if (indexOf(type.name()) < 0) {
                throw new IllegalStateException("a message needs " + type);
            }
        }
        return Headers.of(fields);
    }

    <T extends HeaderValue> @Nullable T gathered(HeaderType<T> type) {
        int at = indexOf(type.name());
        List<T> values = at < 0 ? null : fields.get(at).values(type);
        return values == null || values.isEmpty() ? null : values.getFirst();
    }

    private int indexOf(HeaderName name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
