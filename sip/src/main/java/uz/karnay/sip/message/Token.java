package uz.karnay.sip.message;

import org.jspecify.annotations.Nullable;

/**
 * A word, with parameters where the header has them: the option tags of Supported and Require, the methods of Allow,
 * Priority, Content-Disposition, Event, encodings and languages.
 */
public record Token(String word, Parameters parameters) implements HeaderValue {

    public Token {
        if (!Grammar.isToken(word)) {
            throw new IllegalArgumentException("not a token: " + word);
        }
    }

    public static Token of(String word) {
        return new Token(word, Parameters.NONE);
    }

    public static Token of(Method method) {
        return of(method.name());
    }

    public boolean is(String other) {
        return word.equalsIgnoreCase(other);
    }

    static @Nullable Token read(Cursor in) {
        String word = in.token();
        Parameters parameters = word == null ? null : Parameters.read(in);
        return word == null || parameters == null ? null : new Token(word, parameters);
    }

    @Override
    public void writeTo(ByteSink out) {
        out.text(word);
        parameters.writeTo(out);
    }

    @Override
    public String toString() {
        return HeaderValue.toString(this);
    }
}
