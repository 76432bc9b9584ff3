package uz.karnay.codec.opus;

import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusBandwidth;
import io.github.jaredmdobson.concentus.OpusException;
import java.nio.ByteBuffer;
import uz.karnay.codec.foreign.Scratch;
import uz.karnay.codec.resample.Resampler;

/** Opus by Concentus, a translation of libopus 1.1: at four times the cost and more, wherever there is Java. */
final class JavaOpus implements OpusLibrary {

    private static final int MONO = 1;

    @Override
    public String name() {
        return "Concentus 1.0.2, in Java";
    }

    @Override
    public FrameEncoder encoder(int sampleRate, EncoderSettings settings) {
        return new JavaEncoder(sampleRate, settings);
    }

    @Override
    public FrameDecoder decoder(int sampleRate) {
        return new JavaDecoder(sampleRate);
    }

    private static OpusBandwidth translate(EncoderSettings.Bandwidth bandwidth) {
        return switch (bandwidth) {
            case NARROW -> OpusBandwidth.OPUS_BANDWIDTH_NARROWBAND;
            case MEDIUM -> OpusBandwidth.OPUS_BANDWIDTH_MEDIUMBAND;
            case WIDE -> OpusBandwidth.OPUS_BANDWIDTH_WIDEBAND;
            case SUPER_WIDE -> OpusBandwidth.OPUS_BANDWIDTH_SUPERWIDEBAND;
            case FULL -> OpusBandwidth.OPUS_BANDWIDTH_FULLBAND;
        };
    }

    private static final class JavaEncoder implements FrameEncoder {

        private final io.github.jaredmdobson.concentus.OpusEncoder encoder;
        private final byte[] bytes = new byte[Scratch.BYTES];

        JavaEncoder(int sampleRate, EncoderSettings settings) {
            try {
                encoder = new io.github.jaredmdobson.concentus.OpusEncoder(
                        sampleRate, MONO, OpusApplication.OPUS_APPLICATION_VOIP);
            } catch (OpusException e) {
                throw new IllegalArgumentException(e);
            }
            encoder.setBitrate(settings.bitrate());
            encoder.setMaxBandwidth(translate(settings.bandwidth()));
            encoder.setComplexity(settings.complexity());
            encoder.setUseVBR(!settings.cbr());
            encoder.setUseDTX(settings.dtx());
            encoder.setUseInbandFEC(settings.inbandFec());
            expectLoss(settings.expectedLoss());
        }

        @Override
        public int encode(short[] samples, int at, int count, ByteBuffer packet, int room) {
            try {
                int length = encoder.encode(samples, at, count, bytes, 0, Math.min(room, bytes.length));
                packet.put(bytes, 0, length);
                return length;
            } catch (OpusException e) {
                throw new IllegalArgumentException(e);
            }
        }

        @Override
        public void expectLoss(int percent) {
            encoder.setPacketLossPercent(percent);
        }

        @Override
        public void close() {}
    }

    /**
     * Decodes at 48 kHz always and thins out behind: at less, Concentus is silent for every hybrid packet
     * (https://github.com/lostromb/concentus/issues/67).
     */
    private static final class JavaDecoder implements FrameDecoder {

        private static final int RATE = 48000;

        private final io.github.jaredmdobson.concentus.OpusDecoder decoder;
        private final Resampler resampler;
        private final int thinning;
        private final byte[] bytes = new byte[Scratch.BYTES];
        private final short[] full = new short[Scratch.SAMPLES];

        JavaDecoder(int sampleRate) {
            try {
                decoder = new io.github.jaredmdobson.concentus.OpusDecoder(RATE, MONO);
            } catch (OpusException e) {
                throw new IllegalArgumentException(e);
            }
            resampler = Resampler.between(RATE, sampleRate);
            thinning = RATE / sampleRate;
        }

        @Override
        public int decode(ByteBuffer packet, boolean redundant, short[] samples, int at, int count) {
            int length = packet.remaining();
            packet.get(packet.position(), bytes, 0, length);
            return decode(length, redundant, samples, at, count);
        }

        @Override
        public int conceal(short[] samples, int at, int count) {
            return decode(0, false, samples, at, count);
        }

        private int decode(int length, boolean redundant, short[] samples, int at, int count) {
            int decoded = decodeInFull(length, redundant, Math.min(count * thinning, full.length));
            return decoded <= 0 ? decoded : resampler.resample(full, 0, decoded, samples, at);
        }

        /** A bad packet leaves the decoder by whatever exception its arrays give, and in no state to go on from. */
        private int decodeInFull(int length, boolean redundant, int count) {
            try {
                return decoder.decode(bytes, 0, length, full, 0, count, redundant);
            } catch (OpusException | RuntimeException | AssertionError _) {
                decoder.resetState();
                return 0;
            }
        }

        @Override
        public void close() {}
    }
}
