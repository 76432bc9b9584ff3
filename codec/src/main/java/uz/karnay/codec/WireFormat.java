package uz.karnay.codec;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import uz.karnay.codec.opus.OpusPacket;
import uz.karnay.codec.opus.OpusParameters;

/** How sound is written into the payloads of a stream: a codec with whatever of its parameters matters to it. */
public sealed interface WireFormat {

    /** The formats that have no parameters. */
    enum Fixed implements WireFormat {
        PCMU("PCMU", 8000),
        PCMA("PCMA", 8000),
        G722("G722", 16000),
        GSM("GSM", 8000);

        private static final int CLOCK_RATE = 8000;
        private static final int GSM_FRAME_BYTES = 33;
        private static final int GSM_FRAME_SAMPLES = 160;

        private final String encodingName;
        private final int sampleRate;

        Fixed(String encodingName, int sampleRate) {
            this.encodingName = encodingName;
            this.sampleRate = sampleRate;
        }

        @Override
        public String encodingName() {
            return encodingName;
        }

        /** 8000 for G.722 too, which samples at 16 kHz: a mistake kept for peace (RFC 3551 §4.5.2). */
        @Override
        public int clockRate() {
            return CLOCK_RATE;
        }

        @Override
        public int sampleRate() {
            return sampleRate;
        }

        @Override
        public int frameMillis() {
            return this == GSM ? 20 : 10;
        }

        @Override
        public int ticks(ByteBuffer payload) {
            return this == GSM ? payload.remaining() / GSM_FRAME_BYTES * GSM_FRAME_SAMPLES : payload.remaining();
        }
    }

    /** Samples as they are, most significant byte first (RFC 3551 §4.5.11). */
    record L16(int sampleRate) implements WireFormat {

        public L16 {
            if (sampleRate != 8000 && sampleRate != 16000 && sampleRate != 48000) {
                throw new IllegalArgumentException("no L16 at " + sampleRate + " Hz here");
            }
        }

        @Override
        public String encodingName() {
            return "L16";
        }

        @Override
        public int clockRate() {
            return sampleRate;
        }

        @Override
        public int frameMillis() {
            return 10;
        }

        @Override
        public int ticks(ByteBuffer payload) {
            return payload.remaining() / Short.BYTES;
        }
    }

    /** Opus in RTP (RFC 7587), with what the receiver of the stream asked for. */
    record Opus(OpusParameters parameters) implements WireFormat {

        @Override
        public String encodingName() {
            return "opus";
        }

        @Override
        public int clockRate() {
            return 48000;
        }

        @Override
        public int sampleRate() {
            return 48000;
        }

        /** Two, even where all sound is mono (RFC 7587 §7). */
        @Override
        public int channels() {
            return 2;
        }

        @Override
        public int frameMillis() {
            return 10;
        }

        @Override
        public int ticks(ByteBuffer payload) {
            return OpusPacket.samples(payload, 48000);
        }
    }

    /** As it stands in {@code a=rtpmap}; its case means nothing there. */
    String encodingName();

    /** Ticks a second of RTP timestamps. */
    int clockRate();

    /** Samples a second when nothing is left out. */
    int sampleRate();

    /** As {@code a=rtpmap} counts them. */
    default int channels() {
        return 1;
    }

    /** A packet holds a whole number of these. */
    int frameMillis();

    /** How far a payload moves the RTP timestamp on; 0 when it is none of this format. */
    int ticks(ByteBuffer payload);

    /**
     * What {@code a=rtpmap} and {@code a=fmtp} describe.
     *
     * @param fmtp the parameters as written; empty when there are none
     */
    static Optional<WireFormat> of(String encodingName, int clockRate, int channels, String fmtp) {
        WireFormat format = switch (encodingName.toUpperCase(Locale.ROOT)) {
            case "PCMU" -> Fixed.PCMU;
            case "PCMA" -> Fixed.PCMA;
            case "G722" -> Fixed.G722;
            case "GSM" -> Fixed.GSM;
            case "OPUS" -> new Opus(OpusParameters.parse(fmtp));
            case "L16" -> new L16(clockRate == 8000 || clockRate == 16000 ? clockRate : 48000);
            default -> null;
        };
        return Optional.ofNullable(format)
                .filter(found -> found.clockRate() == clockRate && found.channels() == channels);
    }
}
