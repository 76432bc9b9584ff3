package uz.karnay.sim.world;

import uz.karnay.sim.peer.SimMessage;

/**
 * A SIP message that passed Karnay's socket.
 *
 * @param loop the call loop that sent it; -1 for one that arrives
 */
record Seen(long atNanos, int loop, SimMessage message) {

    boolean isRequest(String method) {
        return message.isRequest() && message.method().equals(method);
    }

    /** Whether it is a final answer to an INVITE. */
    boolean isFinalToInvite() {
        return !message.isRequest()
                && message.status() >= 200
                && message.method().equals("INVITE");
    }

    /** Whether it begins a call, and changes none. */
    boolean isNewInvite() {
        return isRequest("INVITE") && message.toTag().isEmpty();
    }

    /** Which transaction it belongs to, on either side of it. */
    String transaction() {
        return message.branch() + " " + message.cseq() + " " + message.callId();
    }
}
