package uz.karnay.media;

import uz.karnay.codec.resample.Resampler;
import uz.karnay.media.audio.AudioSink;
import uz.karnay.media.audio.AudioSource;

/**
 * One {@link StreamUser} at a stream, whatever codec the stream has, and whenever that changes. Confined to the media
 * loop.
 */
final class Attachment implements StreamObserver {

    private final StreamSound sound;
    private final StreamUser user;
    private final int rate;
    private final short[] heard;
    private boolean isHeard;
    private Resampler resampler;
    private short[] resampled;

    Attachment(StreamSound sound, StreamUser user) {
        this.sound = sound;
        this.user = user;
        this.rate = user.rate();
        this.heard = new short[rate / 50];
        this.resampler = Resampler.between(rate, rate);
        this.resampled = new short[0];
    }

    void begin() {
        user.onAttached(new Said(), new Ear());
    }

    void end() {
        user.onDetached();
    }

    @Override
    public int rate() {
        return rate;
    }

    @Override
    public void onFrame(short[] frame, Content content) {
        isHeard = content != Content.NOTHING;
        System.arraycopy(frame, 0, heard, 0, heard.length);
    }

    private final class Said implements AudioSource {
        @Override
        public int rate() {
            return rate;
        }

        @Override
        public boolean read(short[] frame) {
            boolean given = isHeard;
            if (given) {
                System.arraycopy(heard, 0, frame, 0, heard.length);
                isHeard = false;
            }
            return given;
        }
    }

    private final class Ear implements AudioSink {
        @Override
        public int rate() {
            return rate;
        }

        @Override
        public void write(short[] frame) {
            Packetizer packetizer = sound.packetizer();
            if (packetizer != null && sound.isListening()) {
                packetizer.write(fit(frame, packetizer.rate()));
            }
        }

        private short[] fit(short[] frame, int wanted) {
            if (wanted == rate) {
                return frame;
            }
            if (resampler.toRate() != wanted) {
                resampler = Resampler.between(rate, wanted);
                resampled = new short[wanted / 50];
            }
            resampler.resample(frame, 0, frame.length, resampled, 0);
            return resampled;
        }
    }
}
