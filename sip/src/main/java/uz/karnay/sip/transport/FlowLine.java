package uz.karnay.sip.transport;

import uz.karnay.sip.message.SipMessage;
import uz.karnay.sip.message.Written;

/** The line over one flow and no other. */
record FlowLine(TransportLayer transport, Flow flow) implements Line {

    @Override
    public boolean send(SipMessage message) {
        return transport.write(message, flow);
    }

    @Override
    public boolean sendAgain(Written message) {
        return transport.write(message, flow);
    }
}
