package uz.karnay.sip.transport;

import java.net.InetSocketAddress;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipResponse;

/** Who is told of messages that arrived: the transactions. Told on the call's loop. */
public interface TransportUser {

    /** A request whose top Via has {@code received} and {@code rport} where they belong. */
    void onRequest(SipRequest request, Flow flow);

    void onResponse(SipResponse response, Flow flow);

    /** Datagrams do not reach {@code remote}. */
    void onUnreachable(InetSocketAddress remote);
}
