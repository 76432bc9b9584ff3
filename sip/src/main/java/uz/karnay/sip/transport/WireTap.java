package uz.karnay.sip.transport;

import java.nio.ByteBuffer;

/**
 * Watches every message that passes the transport of a call loop, as it is on the wire: for traces. Told on the call's
 * loop; the buffer is the transport's and only good during the call.
 */
public interface WireTap {

    /** The message is about to leave over {@code flow}. */
    void onSent(Flow flow, ByteBuffer message);

    /** The message arrived over {@code flow}; it may be none that a parser accepts. */
    void onReceived(Flow flow, ByteBuffer message);
}
