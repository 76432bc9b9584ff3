package uz.karnay.media;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** One UDP port of the media engine. Confined to its media loop. */
public interface RtpSocket {

    /** A datagram of this size or more is not taken: larger ones may have been cut off. */
    int MAX_DATAGRAM_BYTES = 2048;

    /** Whoever owns a port; called on the media loop. */
    @FunctionalInterface
    interface Receiver {

        /**
         * A datagram came.
         *
         * @param packet from position to limit, big-endian, direct, may be changed in place and grow into a capacity of
         *     {@link #MAX_DATAGRAM_BYTES}; the socket's again when this returns
         * @param source the same object as long as datagrams come from the same address
         */
        void onDatagram(ByteBuffer packet, InetSocketAddress source);
    }

    /**
     * Sends from position to limit, leaving both as they were or not. Never waits and never throws.
     *
     * @param destination preferably the same object for the same address
     * @return false when the system did not take it
     */
    boolean send(ByteBuffer packet, InetSocketAddress destination);

    /**
     * Says that from now on datagrams come from and go to {@code peer} alone, so that the system may filter others and
     * spare the look-ups. Datagrams of others may still be handed up.
     */
    void connect(InetSocketAddress peer);

    /** Takes datagrams from anywhere again. */
    void disconnect();

    /** Nothing is handed up afterwards; the port is free when this returns. */
    void close();
}
