package uz.karnay.gateway;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import uz.karnay.pbx.call.CallerId;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.sip.message.Address;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipUri;
import uz.karnay.sip.message.TelUri;
import uz.karnay.sip.message.Text;
import uz.karnay.sip.message.Uri;

/** Who is called and who calls, as an INVITE says it. Pure. */
final class IncomingNumbers {

    private static final HeaderType<Text> REMOTE_PARTY_ID = HeaderType.text("Remote-Party-ID");
    private static final CallerId WITHHELD = new CallerId("", "");

    private IncomingNumbers() {}

    /**
     * The called number of a call over {@code trunk}: from where the trunk says it stands, else from where else it may
     * stand. A token of ours is no number.
     */
    static String dialled(SipRequest request, Trunk trunk, Predicate<String> isToken) {
        for (Trunk.DidSource source : didSources(trunk.numbers().didSource())) {
            Optional<String> number = at(source, request, trunk).filter(user -> !user.isEmpty() && !isToken.test(user));
            if (number.isPresent()) {
                return number.get();
            }
        }
        return trunk.identity().login();
    }

    /** The called number as a phone of ours dialled it. */
    static String dialled(SipRequest request) {
        return number(request.uri());
    }

    private static List<Trunk.DidSource> didSources(Trunk.DidSource first) {
        return switch (first) {
            case REQUEST_URI ->
                List.of(Trunk.DidSource.REQUEST_URI, Trunk.DidSource.P_CALLED_PARTY_ID, Trunk.DidSource.TO);
            case TO -> List.of(Trunk.DidSource.TO, Trunk.DidSource.P_CALLED_PARTY_ID, Trunk.DidSource.REQUEST_URI);
            case P_CALLED_PARTY_ID ->
                List.of(Trunk.DidSource.P_CALLED_PARTY_ID, Trunk.DidSource.REQUEST_URI, Trunk.DidSource.TO);
            case DIVERSION ->
                List.of(
                        Trunk.DidSource.DIVERSION,
                        Trunk.DidSource.HISTORY_INFO,
                        Trunk.DidSource.REQUEST_URI,
                        Trunk.DidSource.TO);
            case HISTORY_INFO ->
                List.of(
                        Trunk.DidSource.HISTORY_INFO,
                        Trunk.DidSource.DIVERSION,
                        Trunk.DidSource.REQUEST_URI,
                        Trunk.DidSource.TO);
        };
    }

    private static Optional<String> at(Trunk.DidSource source, SipRequest request, Trunk trunk) {
        return switch (source) {
            case REQUEST_URI -> Optional.of(number(request.uri()));
            case TO -> Optional.of(number(request.to().uri()));
            case P_CALLED_PARTY_ID ->
                request.first(HeaderType.P_CALLED_PARTY_ID).map(address -> number(address.uri()));
            case DIVERSION -> request.first(HeaderType.DIVERSION).map(address -> number(address.uri()));
            case HISTORY_INFO -> forwarding(request, trunk);
        };
    }

    /** Of those whom the call was for, oldest first (RFC 7044), the last before the one that we are called by. */
    private static Optional<String> forwarding(SipRequest request, Trunk trunk) {
        String called = number(request.uri());
        String account = trunk.identity().login();
        return request.all(HeaderType.HISTORY_INFO).stream()
                .map(address -> number(address.uri()))
                .filter(number -> !number.isEmpty() && !number.equals(called) && !number.equals(account))
                .reduce((_, last) -> last);
    }

    /** The caller of a call over {@code trunk}; withheld when the caller asked for it (RFC 3323, RFC 3325 §9.3). */
    static CallerId caller(SipRequest request, Trunk trunk) {
        return isWithheld(request)
                ? WITHHELD
                : callerId(identity(request, trunk.numbers().callerSource()));
    }

    private static Address identity(SipRequest request, Trunk.CallerSource source) {
        return switch (source) {
            case P_ASSERTED_IDENTITY ->
                asserted(request).or(() -> remoteParty(request)).orElse(request.from());
            case REMOTE_PARTY_ID -> remoteParty(request).orElse(request.from());
            case FROM -> request.from();
        };
    }

    private static Optional<Address> asserted(SipRequest request) {
        return request.all(HeaderType.P_ASSERTED_IDENTITY).stream()
                .filter(address -> !number(address.uri()).isEmpty())
                .findFirst();
    }

    private static Optional<Address> remoteParty(SipRequest request) {
        return request.first(REMOTE_PARTY_ID)
                .flatMap(value -> Address.parse(value.text()))
                .filter(address -> !number(address.uri()).isEmpty());
    }

    private static CallerId callerId(Address address) {
        return new CallerId(number(address.uri()), address.displayName());
    }

    private static boolean isWithheld(SipRequest request) {
        return request.first(HeaderType.PRIVACY)
                        .map(Text::text)
                        .filter(privacy -> asks(privacy, "id") || asks(privacy, "user") || asks(privacy, "header"))
                        .isPresent()
                || request.from().sipUri().filter(IncomingNumbers::isAnonymous).isPresent()
                || isFullyPrivate(request);
    }

    private static boolean asks(String privacy, String wanted) {
        for (String value : privacy.split(";")) {
            if (value.strip().equalsIgnoreCase(wanted)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAnonymous(SipUri from) {
        return from.user().filter("anonymous"::equalsIgnoreCase).isPresent()
                || from.host().equalsIgnoreCase("anonymous.invalid");
    }

    private static boolean isFullyPrivate(SipRequest request) {
        return request.first(REMOTE_PARTY_ID)
                .flatMap(value -> Address.parse(value.text()))
                .flatMap(address -> address.parameters().value("privacy"))
                .filter(privacy -> !privacy.equalsIgnoreCase("off"))
                .isPresent();
    }

    /** The user part without its parameters, or the number of a {@code tel:} URI; empty if there is neither. */
    static String number(Uri uri) {
        return switch (uri) {
            case SipUri sip ->
                sip.user().map(IncomingNumbers::withoutParameters).orElse("");
            case TelUri tel -> tel.number();
            case uz.karnay.sip.message.OtherUri _ -> "";
        };
    }

    private static String withoutParameters(String user) {
        int semicolon = user.indexOf(';');
        return semicolon < 0 ? user : user.substring(0, semicolon);
    }
}
