package uz.karnay.sip.transport;

import java.net.InetSocketAddress;
import uz.karnay.sip.message.SipMessage;
import uz.karnay.sip.message.Via;
import uz.karnay.sip.message.Written;

/**
 * The line for responses to a request that came over a stream: its own connection, and when that is gone another one
 * to the port that the Via names (RFC 3261 §18.2.2, first rule).
 */
record StreamReplyLine(TransportLayer transport, WayFinder ways, Via via, Flow.Stream flow) implements Line {

    @Override
    public boolean send(SipMessage message) {
        return sendAgain(Written.of(message));
    }

    @Override
    public boolean sendAgain(Written message) {
        if (!transport.write(message, flow)) {
            InetSocketAddress home = ResponseRoute.stream(via, flow.remote(), flow.protocol());
            ways.sendOverStream(message, flow.protocol(), home);
        }
        return true;
    }
}
