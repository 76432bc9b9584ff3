package uz.karnay.rtp.control;

import java.util.List;

/** One block of an extended report (RFC 3611 §4). */
public sealed interface ExtendedBlock {

    int RECEIVER_REFERENCE_TIME = 4;
    int DELAY_SINCE_LAST = 5;
    int VOIP_METRICS = 7;

    /** The moment at which one who sends nothing reports, so that he can learn the round trip too (§4.4). */
    record ReceiverReferenceTime(long ntp) implements ExtendedBlock {}

    /** The answer to it (§4.5). */
    record DelaySinceLast(List<Delay> delays) implements ExtendedBlock {
        public DelaySinceLast {
            delays = List.copyOf(delays);
        }

        /**
         * @param lastReport the middle 32 bits of the reference time
         * @param since in 1/65536 s
         */
        public record Delay(int ssrc, int lastReport, long since) {}
    }

    /**
     * How a voice stream fares (§4.7). Rates and densities are in 1/256; durations and delays in milliseconds; 127 as a
     * level, R factor or opinion score says that it is not known.
     *
     * @param lossRate packets lost in the network, since the beginning
     * @param discardRate packets that came too early or too late to be played
     * @param burstDensity of loss and discard within bursts
     * @param gapDensity of loss and discard between bursts
     * @param signalLevel dBm0, signed
     * @param noiseLevel dBm0, signed
     * @param echoReturnLoss dB
     * @param gapThreshold {@code Gmin}
     * @param rFactor 0 to 100
     * @param externalRFactor of another part of the path
     * @param listeningScore opinion score times ten, 10 to 50
     * @param conversationScore the same, delay taken into account
     * @param concealment how loss is concealed and the jitter buffer adapts, a field of bits
     * @param bufferNominal of the jitter buffer
     */
    record VoipMetrics(
            int ssrc,
            int lossRate,
            int discardRate,
            int burstDensity,
            int gapDensity,
            int burstMillis,
            int gapMillis,
            int roundTripMillis,
            int endSystemMillis,
            int signalLevel,
            int noiseLevel,
            int echoReturnLoss,
            int gapThreshold,
            int rFactor,
            int externalRFactor,
            int listeningScore,
            int conversationScore,
            int concealment,
            int bufferNominal,
            int bufferMaximum,
            int bufferAbsoluteMaximum)
            implements ExtendedBlock {

        public static final int UNKNOWN = 127;

        /** Enhanced concealment, adaptive buffer, no rate said (§4.7.7). */
        public static final int ADAPTIVE = 0b1011_0000;
    }

    /** A block of another type, left unread. */
    record OtherBlock(int type) implements ExtendedBlock {}
}
