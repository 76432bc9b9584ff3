package uz.karnay.sip.agent;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.regex.Pattern;
import uz.karnay.sip.dialog.Dialog;
import uz.karnay.sip.message.SipUri;
import uz.karnay.sip.message.Uri;
import uz.karnay.sip.transport.Destination;
import uz.karnay.sip.transport.Flow;
import uz.karnay.sip.transport.TransportLayer;

/**
 * How requests in a dialog reach the peer. By RFC 3261 §12.2.1.1 its Contact decides. A peer behind NAT writes an
 * address there that means nothing outside, so without a route set the flow of the dialog is kept when the session was
 * begun over it on purpose, when the Contact's address means less far away than the flow's, or when both are the same
 * host over a connection that stands. Confined to the call's loop.
 */
final class Reach {

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private final TransportLayer transport;
    private final boolean pinned;
    private Flow flow;

    Reach(TransportLayer transport, Flow flow, boolean pinned) {
        this.transport = transport;
        this.flow = flow;
        this.pinned = pinned;
    }

    Flow flow() {
        return flow;
    }

    /** The peer wrote to us this way: its NAT may have moved it. */
    void onHeard(Flow heard) {
        flow = heard;
    }

    Destination destination(Dialog dialog) {
        boolean keeps = !dialog.hasRoutes() && (pinned || contradicts(dialog.remoteTarget()) && transport.isOpen(flow));
        return keeps ? Destination.over(flow) : Destination.byUri();
    }

    private boolean contradicts(Uri target) {
        if (!(target instanceof SipUri sip)) {
            return true;
        }
        InetSocketAddress remote = flow.remote();
        String host = sip.hostPort().address();
        if (!isNumeric(host)) {
            return false;
        }
        InetAddress contact = InetAddress.ofLiteral(host);
        boolean sameHost = contact.equals(remote.getAddress());
        return sameHost ? flow.isReliable() : breadth(contact) < breadth(remote.getAddress());
    }

    /** How far an address means something: nowhere, on this machine, in this network, everywhere. */
    private static int breadth(InetAddress address) {
        if (address.isAnyLocalAddress()) {
            return 0;
        }
        if (address.isLoopbackAddress()) {
            return 1;
        }
        return address.isSiteLocalAddress() || address.isLinkLocalAddress() ? 2 : 3;
    }

    private static boolean isNumeric(String host) {
        return host.indexOf(':') >= 0 || IPV4.matcher(host).matches();
    }
}
