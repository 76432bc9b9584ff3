package uz.karnay.sip.agent;

import java.util.List;
import java.util.Optional;
import uz.karnay.sip.message.Address;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.Uri;
import uz.karnay.sip.transport.Destination;

/**
 * A request outside a dialog, such as REGISTER or OPTIONS: what it says and where it goes.
 *
 * @param uri the Request-URI
 * @param from From, without a tag: each request draws one
 * @param to To; for REGISTER the address of record (RFC 3261 §10.2)
 * @param contact our Contact, if the request is to have one
 * @param series what the request is part of, so that one registrar sees one series (§10.2); alone when absent
 * @param destination the next hop
 * @param routes the Route headers, first hop first
 * @param credentials with which a challenge is answered
 * @param headers what the protocol does not ask for, such as Expires
 * @param content the body
 */
public record RequestSpec(
        Method method,
        Uri uri,
        Address from,
        Address to,
        Optional<LocalContact> contact,
        Optional<Series> series,
        Destination destination,
        List<Uri> routes,
        Optional<Credentials> credentials,
        List<HeaderField> headers,
        Content content) {

    public RequestSpec {
        if (method.equals(Method.INVITE) || method.equals(Method.ACK) || method.equals(Method.CANCEL)) {
            throw new IllegalArgumentException(method + " is no request of its own here");
        }
        routes = List.copyOf(routes);
        headers = List.copyOf(headers);
    }

    /** A bare request straight to {@code uri}. */
    public static RequestSpec of(Method method, Uri uri, Address from) {
        return new RequestSpec(
                method,
                uri,
                from,
                Address.of(uri),
                Optional.empty(),
                Optional.empty(),
                Destination.byUri(),
                List.of(),
                Optional.empty(),
                List.of(),
                Content.NONE);
    }

    public RequestSpec withTo(Address party) {
        return new RequestSpec(
                method, uri, from, party, contact, series, destination, routes, credentials, headers, content);
    }

    public RequestSpec withContact(LocalContact local) {
        return new RequestSpec(
                method, uri, from, to, Optional.of(local), series, destination, routes, credentials, headers, content);
    }

    /** The next of a series. */
    public RequestSpec withSeries(Series known) {
        return new RequestSpec(
                method, uri, from, to, contact, Optional.of(known), destination, routes, credentials, headers, content);
    }

    public RequestSpec withDestination(Destination hop) {
        return new RequestSpec(method, uri, from, to, contact, series, hop, routes, credentials, headers, content);
    }

    public RequestSpec withRoutes(List<Uri> route) {
        return new RequestSpec(
                method, uri, from, to, contact, series, destination, route, credentials, headers, content);
    }

    public RequestSpec withCredentials(Credentials own) {
        return new RequestSpec(
                method, uri, from, to, contact, series, destination, routes, Optional.of(own), headers, content);
    }

    public RequestSpec withHeaders(List<HeaderField> extras) {
        return new RequestSpec(
                method, uri, from, to, contact, series, destination, routes, credentials, extras, content);
    }

    public RequestSpec withContent(Content body) {
        return new RequestSpec(method, uri, from, to, contact, series, destination, routes, credentials, headers, body);
    }
}
