package uz.karnay.sip.message;

import java.util.HashMap;
import java.util.Map;

/** What a request asks for, such as {@code INVITE}. Case matters (RFC 3261 §7.1); unknown methods are welcome. */
public record Method(String name) {

    private static final Map<String, Method> KNOWN = new HashMap<>();

    public static final Method INVITE = known("INVITE");
    public static final Method ACK = known("ACK");
    public static final Method BYE = known("BYE");
    public static final Method CANCEL = known("CANCEL");
    public static final Method REGISTER = known("REGISTER");
    public static final Method OPTIONS = known("OPTIONS");
    public static final Method INFO = known("INFO");
    public static final Method PRACK = known("PRACK");
    public static final Method UPDATE = known("UPDATE");
    public static final Method SUBSCRIBE = known("SUBSCRIBE");
    public static final Method NOTIFY = known("NOTIFY");
    public static final Method PUBLISH = known("PUBLISH");
    public static final Method MESSAGE = known("MESSAGE");
    public static final Method REFER = known("REFER");

    public Method {
        if (!Grammar.isToken(name)) {
            throw new IllegalArgumentException("a method is a token: " + name);
        }
    }

    /** The method of that name: the constant where there is one. */
    public static Method of(String name) {
        Method known = KNOWN.get(name);
        return known != null ? known : new Method(name);
    }

    /** Whether it has a constant here, so that an element can be expected to know it. */
    public boolean isKnown() {
        return KNOWN.containsKey(name);
    }

    private static Method known(String name) {
        var method = new Method(name);
        KNOWN.put(name, method);
        return method;
    }

    @Override
    public String toString() {
        return name;
    }
}
