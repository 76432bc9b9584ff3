package uz.karnay.api.directory;

import java.time.DateTimeException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uz.karnay.api.problem.ProblemException;
import uz.karnay.pbx.directory.E164;

/** The shapes that fields of several resources share, as regular expressions with their messages. */
final class Shape {

    static final String REQUIRED = "is required";
    static final String E164 = "\\+[1-9][0-9]{5,14}";
    static final String E164_MESSAGE = "must be a full number with its country code, such as +998785553322";
    static final String EXTENSION = "[0-9]{2,8}";
    static final String EXTENSION_MESSAGE = "must be 2 to 8 digits";
    static final String LOGIN = "[A-Za-z0-9._+-]{1,64}";
    static final String LOGIN_MESSAGE = "must be 1 to 64 letters, digits or . _ + -";
    static final String PASSWORD = "[!-~]{8,128}";
    static final String PASSWORD_MESSAGE = "must be 8 to 128 letters, digits or signs of ASCII, without spaces";
    static final String HOST = "[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|[0-9A-Fa-f:.]{2,45}";
    static final String HOST_MESSAGE = "must be a host name or an address, without port";
    static final String WORD = "[!-~]*";
    static final String WORD_MESSAGE = "must be ASCII without spaces";
    static final String ONE_LINE = "[^\\p{Cntrl}]*";
    static final String ONE_LINE_MESSAGE = "must not contain control characters";
    static final String NO_NULL = "must not be null";

    static final String PIN = "[0-9]{4,12}";
    static final String PIN_MESSAGE = "must be 4 to 12 digits";

    private Shape() {}

    /** @throws ProblemException when it is none */
    static <T> T parsed(String text, Function<String, T> syntax, String path, String what) {
        try {
            return syntax.apply(text);
        } catch (DateTimeException _) {
            throw ProblemException.invalid(path, "must be " + what);
        }
    }

    static @Nullable E164 number(@Nullable String text) {
        return text == null ? null : new E164(text);
    }

    static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
