package uz.karnay.sip.message;

import org.jspecify.annotations.Nullable;

/** A pointer to more about a call: {@code <http://example.com/photo.jpg>;purpose=icon}, in Alert-Info, Call-Info, Error-Info. */
public record InfoUri(Uri uri, Parameters parameters) implements HeaderValue {

    static @Nullable InfoUri read(Cursor in) {
        if (in.peek() != '<') {
            return null;
        }
        Address address = Address.read(in);
        return address == null ? null : new InfoUri(address.uri(), address.parameters());
    }

    @Override
    public void writeTo(ByteSink out) {
        out.octet('<');
        uri.writeTo(out);
        out.octet('>');
        parameters.writeTo(out);
    }

    @Override
    public String toString() {
        return HeaderValue.toString(this);
    }
}
