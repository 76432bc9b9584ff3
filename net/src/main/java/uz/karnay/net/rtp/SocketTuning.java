package uz.karnay.net.rtp;

import java.time.Duration;

/** What every media socket asks of the system. */
final class SocketTuning {

    /** Expedited forwarding, DSCP 46 (RFC 3246, RFC 4594 §4.1), as an octet of the IP header. */
    static final int TRAFFIC_CLASS = 0xB8;

    /** Two seconds of voice with the system's own overhead: a pause of that length loses nothing. */
    static final int RECEIVE_BUFFER_BYTES = 128 * 1024;

    /** A busy media loop looks at its sockets so often. */
    static final Duration ROUND = Duration.ofMillis(1);

    private SocketTuning() {}
}
