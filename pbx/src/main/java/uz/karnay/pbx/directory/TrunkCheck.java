package uz.karnay.pbx.directory;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.Findings.Row;
import uz.karnay.pbx.directory.Trunk.Account;

/** What must be true of one trunk by itself. */
final class TrunkCheck {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration SHORTEST_EXPIRY = Duration.ofSeconds(10);
    private static final int MAX_CHANNELS = 10_000;

    /** Digits that look like a number with the country code, but have not 12 of them; 9 is a national number. */
    private static final Pattern MISCOUNTED = Pattern.compile("998([0-9]{7,8}|[0-9]{10,12})");

    private TrunkCheck() {}

    static void check(Trunk trunk, Row row) {
        row.require(Syntax.isName(trunk.name()), "name", "a name of 1 to 64 printable characters is needed");
        checkPeer(trunk.server(), "server", row);
        if (trunk.outboundProxy() != null) {
            checkPeer(trunk.outboundProxy(), "outboundProxy", row);
        }
        checkIdentity(trunk, row);
        for (int i = 0; i < trunk.addresses().size(); i++) {
            checkRange(trunk.addresses().get(i), "addresses[" + i + "]", row);
        }
        checkTiming(trunk.timing(), row);
        row.require(!trunk.codecs().isEmpty(), "codecs", "at least one codec is needed");
        row.require(Syntax.hasNoTwins(trunk.codecs()), "codecs", "a codec stands there twice");
        row.require(
                trunk.maxChannels() >= 0 && trunk.maxChannels() <= MAX_CHANNELS,
                "maxChannels",
                "0 for no limit, or 1 to " + MAX_CHANNELS + " calls");
    }

    private static void checkPeer(PeerAddress peer, String field, Row row) {
        row.require(Syntax.isHost(peer.host()), field + ".host", "a host name or an address is needed");
        row.require(Syntax.isPort(peer.port()), field + ".port", "a port is 1 to 65535");
    }

    private static void checkIdentity(Trunk trunk, Row row) {
        var identity = trunk.identity();
        if (trunk.account() != Account.BY_ADDRESS) {
            row.require(!identity.login().isEmpty(), "identity.login", "a trunk that registers needs a login");
            row.require(!identity.password().isEmpty(), "identity.password", "a trunk that registers needs a password");
        }
        row.require(
                identity.login().isEmpty() || Syntax.isToken(identity.login()),
                "identity.login",
                "a login has at most 64 characters: letters, digits and . ! * _ + ` ' ~ -");
        checkDigits(identity.login(), "identity.login", row);
        if (identity.authName() != null) {
            checkDigits(identity.authName(), "identity.authName", row);
        }
        row.require(Syntax.isPrintable(identity.password().reveal()), "identity.password", "only printable characters");
        checkQuotable(identity.authName(), "identity.authName", row);
        checkQuotable(identity.realm(), "identity.realm", row);
        row.require(
                identity.fromUser() == null || Syntax.isToken(identity.fromUser()),
                "identity.fromUser",
                "1 to 64 characters: letters, digits and . ! * _ + ` ' ~ -");
        row.require(
                identity.fromDomain() == null || Syntax.isHost(identity.fromDomain()),
                "identity.fromDomain",
                "a host name or an address is needed");
    }

    private static void checkDigits(String login, String field, Row row) {
        row.require(
                !MISCOUNTED.matcher(login).matches(),
                field,
                login + " has " + login.length() + " digits, 12 digits expected for a number that begins with 998");
    }

    private static void checkQuotable(@Nullable String text, String field, Row row) {
        row.require(
                text == null || !text.isEmpty() && text.length() <= 128 && Syntax.isPrintable(text),
                field,
                "1 to 128 printable characters, or nothing at all");
    }

    private static void checkRange(AddressRange range, String field, Row row) {
        boolean isAddress = Syntax.isAddress(range.network());
        row.require(isAddress, field + ".network", "an IPv4 or IPv6 address is needed");
        int bits = isAddress && Syntax.isIpv6(range.network()) ? 128 : 32;
        row.require(
                range.prefixBits() >= 1 && range.prefixBits() <= bits,
                field + ".network",
                "the prefix is 1 to " + bits + "; 0 would let anyone call as this trunk");
        row.require(range.port() == 0 || Syntax.isPort(range.port()), field + ".port", "0 for any port, or 1 to 65535");
    }

    private static void checkTiming(Trunk.Timing timing, Row row) {
        row.require(
                isWithin(timing.expiry(), SHORTEST_EXPIRY, DAY),
                "timing.expirySeconds",
                "10 seconds to 24 hours are allowed");
        row.require(isWithin(timing.retry(), SECOND, DAY), "timing.retrySeconds", "1 second to 24 hours are allowed");
        row.require(
                timing.qualify().isZero() || isWithin(timing.qualify(), SECOND, DAY),
                "timing.qualifySeconds",
                "0 for none, or 1 second to 24 hours");
    }

    private static boolean isWithin(Duration value, Duration least, Duration most) {
        return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    }
}
