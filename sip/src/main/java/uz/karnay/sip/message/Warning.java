package uz.karnay.sip.message;

import org.jspecify.annotations.Nullable;

/** More about a status: {@code 370 example.com "Insufficient bandwidth"} (RFC 3261 §20.43). */
public record Warning(int code, String agent, String text) implements HeaderValue {

    public Warning {
        if (code < 100 || code > 999) {
            throw new IllegalArgumentException("a warning code has three digits: " + code);
        }
    }

    static @Nullable Warning read(Cursor in) {
        int start = in.at();
        long code = in.digits();
        if (code < 100 || in.at() - start != 3 || !Grammar.isLws(in.peek())) {
            return null;
        }
        String agent = readAgent(in.skipLws());
        String text = agent.isEmpty() ? null : in.skipLws().quoted();
        return text == null ? null : new Warning((int) code, agent, text);
    }

    private static String readAgent(Cursor in) {
        int start = in.at();
        while (Grammar.isParameterValue(in.peek())) {
            in.to(in.at() + 1);
        }
        return in.text(start, in.at());
    }

    @Override
    public void writeTo(ByteSink out) {
        out.number(code).octet(' ').text(agent).octet(' ').quoted(text);
    }

    @Override
    public String toString() {
        return HeaderValue.toString(this);
    }
}
