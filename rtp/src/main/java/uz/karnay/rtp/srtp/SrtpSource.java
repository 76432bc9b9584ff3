package uz.karnay.rtp.srtp;

/** What is remembered of one SSRC under one key. */
final class SrtpSource {

    private final int ssrc;
    private final ReplayWindow packets = new ReplayWindow();
    private final ReplayWindow reports = new ReplayWindow();

    SrtpSource(int ssrc) {
        this.ssrc = ssrc;
    }

    int ssrc() {
        return ssrc;
    }

    /** Indices of RTP, 48 bits. */
    ReplayWindow packets() {
        return packets;
    }

    /** Indices of RTCP, 31 bits. */
    ReplayWindow reports() {
        return reports;
    }
}
