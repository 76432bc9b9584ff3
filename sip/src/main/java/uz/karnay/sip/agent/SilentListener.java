package uz.karnay.sip.agent;

import uz.karnay.sip.message.SipRequest;

/** The listener of a session that nobody wanted: it is hung up already. */
enum SilentListener implements SessionListener {
    INSTANCE;

    @Override
    public void onAcknowledged(SipRequest ack) {
        // such a session was answered by the peer
    }

    @Override
    public void onReInvite(IncomingReInvite reInvite) {
        reInvite.refuse(Refusal.of(481, "Call Does Not Exist"));
    }

    @Override
    public void onRefer(IncomingRefer refer) {
        refer.refuse(Refusal.of(481, "Call Does Not Exist"));
    }

    @Override
    public void onRequest(IncomingRequest request) {
        request.refuse(Refusal.of(481, "Call Does Not Exist"));
    }

    @Override
    public void onHungUp(HangUp cause) {
        // as wished
    }
}
