package uz.karnay.sip.agent;

import uz.karnay.sip.message.Address;
import uz.karnay.sip.message.Contact;
import uz.karnay.sip.message.Parameters;
import uz.karnay.sip.message.SipUri;
import uz.karnay.sip.transport.Flow;
import uz.karnay.sip.transport.HostPorts;
import uz.karnay.sip.transport.Protocol;

/**
 * What our Contact says beside the address of the socket, which is known only when the message leaves (RFC 3261
 * §8.1.1.8): whoever is called back there is told apart by it.
 *
 * @param user the user part, such as a trunk's token; empty for none
 * @param uriParameters inside the angle brackets
 * @param headerParameters after them, such as {@code expires}
 */
public record LocalContact(String user, Parameters uriParameters, Parameters headerParameters) {

    public static LocalContact of(String user) {
        return new LocalContact(user, Parameters.NONE, Parameters.NONE);
    }

    public LocalContact withHeaderParameter(String name, String value) {
        return new LocalContact(user, uriParameters, headerParameters.with(name, value));
    }

    /** The Contact for a message that leaves over {@code flow}. */
    public Contact over(Flow flow) {
        var host = SipUri.of(HostPorts.of(flow.sentBy())).withParameters(uriParameters);
        SipUri uri = user.isEmpty() ? host : host.withUser(user);
        SipUri reachable = flow.protocol() == Protocol.UDP
                ? uri
                : uri.withParameter("transport", flow.protocol().parameter());
        return Contact.of(new Address("", reachable, headerParameters));
    }
}
