package uz.karnay.gateway;

import java.util.List;
import uz.karnay.pbx.call.CallerId;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.pbx.route.NumberingPlan;
import uz.karnay.sip.message.Address;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderName;
import uz.karnay.sip.message.HostPort;
import uz.karnay.sip.message.SipUri;

/**
 * Who we say is calling: From, and the headers that vouch for it.
 *
 * @param from without a tag
 * @param headers such as P-Asserted-Identity (RFC 3325 §9.1) and Privacy (RFC 3323)
 */
record OutgoingIdentity(Address from, List<HeaderField> headers) {

    private static final HeaderName REMOTE_PARTY_ID = HeaderName.of("Remote-Party-ID");

    /** To a phone of ours: the caller's number and name, or anonymous (RFC 3323 §4.1.1.3). */
    static OutgoingIdentity towardsPhone(CallerId caller, HostPort domain) {
        return new OutgoingIdentity(
                caller.number().isEmpty()
                        ? Address.of("Anonymous", SipUri.of("sip:anonymous@anonymous.invalid"))
                        : Address.of(caller.name(), SipUri.of(caller.number(), domain)),
                List.of());
    }

    /**
     * To an operator: many refuse a From that is not the account (403), so a configured From user goes before the
     * caller's number, and a caller who withholds it is hidden by Privacy. Names stay in the house, but for a tie line.
     */
    static OutgoingIdentity towardsTrunk(Trunk trunk, CallerId caller) {
        HostPort domain = TrunkAddresses.domain(trunk);
        boolean withheld = caller.number().isEmpty();
        String shown = withheld
                ? trunk.identity().login()
                : NumberingPlan.write(caller.number(), trunk.numbers().callerFormat());
        String configured = trunk.identity().fromUser();
        String fromUser = configured == null ? shown : configured;
        SipUri from = fromUser.isEmpty() ? SipUri.of(domain) : SipUri.of(fromUser, domain);
        String name = trunk.tieLine() && !withheld ? caller.name() : "";
        return new OutgoingIdentity(Address.of(name, from), vouching(trunk, shown, withheld));
    }

    private static List<HeaderField> vouching(Trunk trunk, String number, boolean withheld) {
        List<HeaderField> identity = number.isEmpty() ? List.of() : identity(trunk, number, withheld);
        return withheld ? join(identity, HeaderField.of(HeaderName.PRIVACY, "id")) : identity;
    }

    private static List<HeaderField> identity(Trunk trunk, String number, boolean withheld) {
        Address party = Address.of(SipUri.of(number, TrunkAddresses.domain(trunk)));
        return switch (trunk.numbers().callerHeader()) {
            case NONE -> List.of();
            case P_ASSERTED_IDENTITY -> List.of(HeaderField.of(HeaderName.P_ASSERTED_IDENTITY, party.toString()));
            case P_PREFERRED_IDENTITY -> List.of(HeaderField.of(HeaderName.P_PREFERRED_IDENTITY, party.toString()));
            case REMOTE_PARTY_ID ->
                List.of(HeaderField.of(
                        REMOTE_PARTY_ID, party + ";party=calling;screen=yes;privacy=" + (withheld ? "full" : "off")));
        };
    }

    private static List<HeaderField> join(List<HeaderField> headers, HeaderField last) {
        return java.util.stream.Stream.concat(headers.stream(), java.util.stream.Stream.of(last))
                .toList();
    }
}
