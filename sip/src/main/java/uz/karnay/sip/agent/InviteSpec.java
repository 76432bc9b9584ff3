package uz.karnay.sip.agent;

import java.util.List;
import java.util.Optional;
import uz.karnay.sip.message.Address;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.Uri;
import uz.karnay.sip.transport.Destination;

/**
 * What an invitation is to say and where it is to go.
 *
 * @param uri the Request-URI: whom we want
 * @param caller From
 * @param callee To; usually the same as {@code uri}
 * @param contact what our Contact says beside the address of the socket
 * @param destination the next hop; {@link Destination#byUri} for the route's or the URI's own
 * @param routes the Route headers of an outbound proxy, first hop first, as URIs (RFC 3261 §12.2.1.1 loose routing)
 * @param credentials with which a challenge is answered
 * @param headers what the protocol does not ask for, such as P-Asserted-Identity
 * @param offer the description; none to let the callee offer
 * @param hops Max-Forwards: what a call that goes on from another one has left (RFC 3261 §20.22)
 */
public record InviteSpec(
        Uri uri,
        Address caller,
        Address callee,
        LocalContact contact,
        Destination destination,
        List<Uri> routes,
        Optional<Credentials> credentials,
        List<HeaderField> headers,
        Content offer,
        int hops) {

    public InviteSpec {
        routes = List.copyOf(routes);
        headers = List.copyOf(headers);
        if (hops < 1) {
            throw new IllegalArgumentException("no hop is left: " + hops);
        }
    }

    /** An invitation straight to {@code uri}, without credentials or headers of its own. */
    public static InviteSpec to(Uri uri, Address caller, Content offer) {
        return new InviteSpec(
                uri,
                caller,
                Address.of(uri),
                LocalContact.of(""),
                Destination.byUri(),
                List.of(),
                Optional.empty(),
                List.of(),
                offer,
                Core.HOPS);
    }

    public InviteSpec withCallee(Address party) {
        return new InviteSpec(uri, caller, party, contact, destination, routes, credentials, headers, offer, hops);
    }

    public InviteSpec withContact(LocalContact local) {
        return new InviteSpec(uri, caller, callee, local, destination, routes, credentials, headers, offer, hops);
    }

    public InviteSpec withDestination(Destination hop) {
        return new InviteSpec(uri, caller, callee, contact, hop, routes, credentials, headers, offer, hops);
    }

    public InviteSpec withRoutes(List<Uri> route) {
        return new InviteSpec(uri, caller, callee, contact, destination, route, credentials, headers, offer, hops);
    }

    public InviteSpec withCredentials(Credentials own) {
        return new InviteSpec(
                uri, caller, callee, contact, destination, routes, Optional.of(own), headers, offer, hops);
    }

    public InviteSpec withHeaders(List<HeaderField> extras) {
        return new InviteSpec(uri, caller, callee, contact, destination, routes, credentials, extras, offer, hops);
    }

    public InviteSpec withOffer(Content description) {
        return new InviteSpec(
                uri, caller, callee, contact, destination, routes, credentials, headers, description, hops);
    }

    public InviteSpec withHops(int left) {
        return new InviteSpec(uri, caller, callee, contact, destination, routes, credentials, headers, offer, left);
    }
}
