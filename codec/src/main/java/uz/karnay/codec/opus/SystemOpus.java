package uz.karnay.codec.opus;

import java.nio.ByteBuffer;
import uz.karnay.codec.foreign.Scratch;

/** Opus by the libopus of the system. */
final class SystemOpus implements OpusLibrary {

    private final String name;

    /**
     * Finds the library.
     *
     * @throws LinkageError when there is none
     */
    SystemOpus() {
        name = LibOpus.name();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public FrameEncoder encoder(int sampleRate, EncoderSettings settings) {
        return new SystemEncoder(sampleRate, settings);
    }

    @Override
    public FrameDecoder decoder(int sampleRate) {
        return new SystemDecoder(sampleRate);
    }

    private static long open(long state) {
        if (state == 0) {
            throw new IllegalStateException("no room for another Opus codec");
        }
        return state;
    }

    private static int translate(EncoderSettings.Bandwidth bandwidth) {
        return switch (bandwidth) {
            case NARROW -> 1101;
            case MEDIUM -> 1102;
            case WIDE -> 1103;
            case SUPER_WIDE -> 1104;
            case FULL -> 1105;
        };
    }

    private static final class SystemEncoder implements FrameEncoder {

        private long state;

        SystemEncoder(int sampleRate, EncoderSettings settings) {
            state = open(LibOpus.createEncoder(sampleRate));
            set(LibOpus.SET_BITRATE, settings.bitrate());
            set(LibOpus.SET_MAX_BANDWIDTH, translate(settings.bandwidth()));
            set(LibOpus.SET_COMPLEXITY, settings.complexity());
            set(LibOpus.SET_VBR, settings.cbr() ? 0 : 1);
            set(LibOpus.SET_DTX, settings.dtx() ? 1 : 0);
            set(LibOpus.SET_INBAND_FEC, settings.inbandFec() ? 1 : 0);
            expectLoss(settings.expectedLoss());
        }

        private void set(int what, int value) {
            int outcome = LibOpus.set(open(state), what, value);
            if (outcome != LibOpus.OK) {
                throw new IllegalArgumentException("libopus refuses " + value + " for " + what + ": " + outcome);
            }
        }

        @Override
        public int encode(short[] samples, int at, int count, ByteBuffer packet, int room) {
            var scratch = Scratch.ofThisThread();
            scratch.putSamples(samples, at, count);
            int bytes = LibOpus.encode(
                    open(state),
                    scratch.samplesAddress(),
                    count,
                    scratch.bytesAddress(),
                    Math.min(room, Scratch.BYTES));
            if (bytes < 0) {
                throw new IllegalArgumentException("libopus cannot encode " + count + " samples: " + bytes);
            }
            scratch.takeBytes(packet, bytes);
            return bytes;
        }

        @Override
        public void expectLoss(int percent) {
            set(LibOpus.SET_PACKET_LOSS_PERCENT, percent);
        }

        @Override
        public void close() {
            LibOpus.destroyEncoder(state);
            state = 0;
        }
    }

    private static final class SystemDecoder implements FrameDecoder {

        private long state;

        SystemDecoder(int sampleRate) {
            state = open(LibOpus.createDecoder(sampleRate));
        }

        @Override
        public int decode(ByteBuffer packet, boolean redundant, short[] samples, int at, int count) {
            var scratch = Scratch.ofThisThread();
            scratch.putBytes(packet);
            return take(scratch, scratch.bytesAddress(), packet.remaining(), redundant, samples, at, count);
        }

        @Override
        public int conceal(short[] samples, int at, int count) {
            return take(Scratch.ofThisThread(), 0, 0, false, samples, at, count);
        }

        private int take(
                Scratch scratch, long bytes, int length, boolean redundant, short[] samples, int at, int count) {
            int decoded = LibOpus.decode(
                    open(state), bytes, length, scratch.samplesAddress(), Math.min(count, Scratch.SAMPLES), redundant);
            if (decoded > 0) {
                scratch.takeSamples(samples, at, decoded);
            }
            return decoded;
        }

        @Override
        public void close() {
            LibOpus.destroyDecoder(state);
            state = 0;
        }
    }
}
