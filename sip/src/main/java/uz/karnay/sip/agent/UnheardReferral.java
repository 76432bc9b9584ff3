package uz.karnay.sip.agent;

/** The referral of a peer that does not want to be told (RFC 4488 §4). */
enum UnheardReferral implements Referral {
    INSTANCE;

    @Override
    public void report(int status, String reason) {
        // as the peer wished
    }

    @Override
    public boolean isOver() {
        return true;
    }
}
