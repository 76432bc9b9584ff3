package uz.karnay.sip.message;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The typed view of a header: its name, what one value of it is, and whether several may stand on a line with commas
 * between them (RFC 3261 §7.3.1). The constants cover RFC 3261 §20 and the extensions Karnay speaks.
 */
public final class HeaderType<T extends HeaderValue> {

    public static final HeaderType<MediaType> ACCEPT = list(HeaderName.ACCEPT, MediaType::read);
    public static final HeaderType<Token> ACCEPT_ENCODING = list(HeaderName.ACCEPT_ENCODING, Token::read);
    public static final HeaderType<Token> ACCEPT_LANGUAGE = list(HeaderName.ACCEPT_LANGUAGE, Token::read);
    public static final HeaderType<InfoUri> ALERT_INFO = list(HeaderName.ALERT_INFO, InfoUri::read);
    public static final HeaderType<Token> ALLOW = list(HeaderName.ALLOW, Token::read);
    public static final HeaderType<Token> ALLOW_EVENTS = list(HeaderName.ALLOW_EVENTS, Token::read);
    public static final HeaderType<Authentication> AUTHENTICATION_INFO =
            single(HeaderName.AUTHENTICATION_INFO, Authentication::readWithoutScheme);
    public static final HeaderType<Authentication> AUTHORIZATION =
            single(HeaderName.AUTHORIZATION, Authentication::read);
    public static final HeaderType<Text> CALL_ID = single(HeaderName.CALL_ID, Text::readWord);
    public static final HeaderType<InfoUri> CALL_INFO = list(HeaderName.CALL_INFO, InfoUri::read);
    public static final HeaderType<Contact> CONTACT = list(HeaderName.CONTACT, Contact::read);
    public static final HeaderType<Token> CONTENT_DISPOSITION = single(HeaderName.CONTENT_DISPOSITION, Token::read);
    public static final HeaderType<Token> CONTENT_ENCODING = list(HeaderName.CONTENT_ENCODING, Token::read);
    public static final HeaderType<Token> CONTENT_LANGUAGE = list(HeaderName.CONTENT_LANGUAGE, Token::read);
    public static final HeaderType<Digits> CONTENT_LENGTH = single(HeaderName.CONTENT_LENGTH, Digits::read);
    public static final HeaderType<MediaType> CONTENT_TYPE = single(HeaderName.CONTENT_TYPE, MediaType::read);
    public static final HeaderType<CSeq> CSEQ = single(HeaderName.CSEQ, CSeq::read);
    public static final HeaderType<Text> DATE = single(HeaderName.DATE, Text::read);
    public static final HeaderType<Address> DIVERSION = list(HeaderName.DIVERSION, Address::read);
    public static final HeaderType<InfoUri> ERROR_INFO = list(HeaderName.ERROR_INFO, InfoUri::read);
    public static final HeaderType<Token> EVENT = single(HeaderName.EVENT, Token::read);
    public static final HeaderType<Digits> EXPIRES = single(HeaderName.EXPIRES, Digits::read);
    public static final HeaderType<Address> FROM = single(HeaderName.FROM, Address::read);
    public static final HeaderType<Address> HISTORY_INFO = list(HeaderName.HISTORY_INFO, Address::read);
    public static final HeaderType<Text> IN_REPLY_TO = single(HeaderName.IN_REPLY_TO, Text::read);
    public static final HeaderType<Digits> MAX_FORWARDS = single(HeaderName.MAX_FORWARDS, Digits::read);
    public static final HeaderType<Text> MIME_VERSION = single(HeaderName.MIME_VERSION, Text::read);
    public static final HeaderType<Digits> MIN_EXPIRES = single(HeaderName.MIN_EXPIRES, Digits::read);
    public static final HeaderType<Digits> MIN_SE = single(HeaderName.MIN_SE, Digits::read);
    public static final HeaderType<Text> ORGANIZATION = single(HeaderName.ORGANIZATION, Text::read);
    public static final HeaderType<Address> P_ASSERTED_IDENTITY = list(HeaderName.P_ASSERTED_IDENTITY, Address::read);
    public static final HeaderType<Address> P_CALLED_PARTY_ID = single(HeaderName.P_CALLED_PARTY_ID, Address::read);
    public static final HeaderType<Address> P_PREFERRED_IDENTITY = list(HeaderName.P_PREFERRED_IDENTITY, Address::read);
    public static final HeaderType<Address> PATH = list(HeaderName.PATH, Address::read);
    public static final HeaderType<Token> PRIORITY = single(HeaderName.PRIORITY, Token::read);
    public static final HeaderType<Text> PRIVACY = single(HeaderName.PRIVACY, Text::read);
    public static final HeaderType<Authentication> PROXY_AUTHENTICATE =
            single(HeaderName.PROXY_AUTHENTICATE, Authentication::read);
    public static final HeaderType<Authentication> PROXY_AUTHORIZATION =
            single(HeaderName.PROXY_AUTHORIZATION, Authentication::read);
    public static final HeaderType<Token> PROXY_REQUIRE = list(HeaderName.PROXY_REQUIRE, Token::read);
    public static final HeaderType<Reason> REASON = list(HeaderName.REASON, Reason::read);
    public static final HeaderType<Address> RECORD_ROUTE = list(HeaderName.RECORD_ROUTE, Address::read);
    public static final HeaderType<Token> REFER_SUB = single(HeaderName.REFER_SUB, Token::read);
    public static final HeaderType<Address> REFER_TO = single(HeaderName.REFER_TO, Address::read);
    public static final HeaderType<Address> REFERRED_BY = single(HeaderName.REFERRED_BY, Address::read);
    public static final HeaderType<Replaces> REPLACES = single(HeaderName.REPLACES, Replaces::read);
    public static final HeaderType<Address> REPLY_TO = single(HeaderName.REPLY_TO, Address::read);
    public static final HeaderType<Token> REQUIRE = list(HeaderName.REQUIRE, Token::read);
    public static final HeaderType<RetryAfter> RETRY_AFTER = single(HeaderName.RETRY_AFTER, RetryAfter::read);
    public static final HeaderType<Address> ROUTE = list(HeaderName.ROUTE, Address::read);
    public static final HeaderType<Digits> RSEQ = single(HeaderName.RSEQ, Digits::read);
    public static final HeaderType<Text> SERVER = single(HeaderName.SERVER, Text::read);
    public static final HeaderType<Address> SERVICE_ROUTE = list(HeaderName.SERVICE_ROUTE, Address::read);
    public static final HeaderType<Digits> SESSION_EXPIRES = single(HeaderName.SESSION_EXPIRES, Digits::read);
    public static final HeaderType<Text> SUBJECT = single(HeaderName.SUBJECT, Text::read);
    public static final HeaderType<Token> SUBSCRIPTION_STATE = single(HeaderName.SUBSCRIPTION_STATE, Token::read);
    public static final HeaderType<Token> SUPPORTED = list(HeaderName.SUPPORTED, Token::read);
    public static final HeaderType<Timestamp> TIMESTAMP = single(HeaderName.TIMESTAMP, Timestamp::read);
    public static final HeaderType<Address> TO = single(HeaderName.TO, Address::read);
    public static final HeaderType<Token> UNSUPPORTED = list(HeaderName.UNSUPPORTED, Token::read);
    public static final HeaderType<Text> USER_AGENT = single(HeaderName.USER_AGENT, Text::read);
    public static final HeaderType<Via> VIA = list(HeaderName.VIA, Via::read);
    public static final HeaderType<Warning> WARNING = list(HeaderName.WARNING, Warning::read);
    public static final HeaderType<Authentication> WWW_AUTHENTICATE =
            single(HeaderName.WWW_AUTHENTICATE, Authentication::read);

    /** Reads one value; null if there is none that obeys the grammar. */
    @FunctionalInterface
    interface Reader<T> {
        @Nullable
        T read(Cursor in);
    }

    private final HeaderName name;
    private final boolean list;
    private final Reader<T> reader;

    private HeaderType(HeaderName name, boolean list, Reader<T> reader) {
        this.name = name;
        this.list = list;
        this.reader = reader;
    }

    /** A header whose values are words, for what has no constant. */
    public static HeaderType<Token> tokens(String name) {
        return list(HeaderName.of(name), Token::read);
    }

    /** A header whose value is any line of text, for what has no constant. */
    public static HeaderType<Text> text(String name) {
        return single(HeaderName.of(name), Text::read);
    }

    public HeaderName name() {
        return name;
    }

    /** Whether several values may stand on one line. */
    public boolean isList() {
        return list;
    }

    private static <T extends HeaderValue> HeaderType<T> single(HeaderName name, Reader<T> reader) {
        return new HeaderType<>(name, false, reader);
    }

    private static <T extends HeaderValue> HeaderType<T> list(HeaderName name, Reader<T> reader) {
        return new HeaderType<>(name, true, reader);
    }

    /** All values of one field; null if it breaks the grammar. A list may be empty, as in {@code Supported:}. */
    @Nullable
    List<T> read(Cursor in) {
        if (in.isDone()) {
            return list ? List.of() : emptySingle(in);
        }
        T first = reader.read(in);
        if (first == null) {
            return null;
        }
        return in.isDone() ? List.of(first) : list ? readMore(in, first) : null;
    }

    private @Nullable List<T> emptySingle(Cursor in) {
        T value = reader.read(in);
        return value == null ? null : List.of(value);
    }

    private @Nullable List<T> readMore(Cursor in, T first) {
        var values = new ArrayList<T>(4);
        values.add(first);
        while (in.takeSpaced(',')) {
            T next = reader.read(in);
            if (next == null) {
                return null;
            }
            values.add(next);
        }
        return in.isDone() ? List.copyOf(values) : null;
    }

    @Override
    public String toString() {
        return name.toString();
    }
}
