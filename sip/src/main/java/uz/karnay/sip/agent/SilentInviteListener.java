package uz.karnay.sip.agent;

import uz.karnay.sip.message.SipResponse;

/** The listener of an invitation whose own was told how it went: nothing that matters comes any more. */
enum SilentInviteListener implements InviteListener {
    INSTANCE;

    @Override
    public void onTrying() {
        // the call is over, for us
    }

    @Override
    public void onProvisional(SipResponse response) {
        // somebody else answered already
    }

    @Override
    public SessionListener onAnswered(Session session, SipResponse response) {
        return SilentListener.INSTANCE;
    }

    @Override
    public void onFailed(Failure failure) {
        // told already
    }
}
