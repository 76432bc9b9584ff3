package uz.karnay.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uz.karnay.codec.WireFormat;
import uz.karnay.codec.opus.OpusParameters;
import uz.karnay.media.audio.AudioSink;
import uz.karnay.media.audio.AudioSource;
import uz.karnay.media.audio.Ticks;

/** Somebody listens to Alice, or talks with her in place of Bob. */
class ListeningTest {

    private static final WireFormat PCMA = WireFormat.Fixed.PCMA;
    private static final WireFormat OPUS = new WireFormat.Opus(OpusParameters.DEFAULTS);

    private final Room room = new Room();
    private final Caller alice = room.alice(PCMA, 20);
    private final Caller bob = room.bob(PCMA, 20);

    @AfterEach
    void leavesNothingBehind() {
        room.hangUp();
        assertThat(room.media.ticks().size()).isZero();
        assertThat(room.media.codecs().count()).isZero();
    }

    @Test
    void hearsARelayThatStaysUntouched() {
        relay();
        var recorder = new Recorder(16_000);
        room.onCalls(() -> room.a.observe(recorder));
        alice.says(400, Room.LEVEL, room.a.localAddress());
        room.time.advance(Duration.ofSeconds(3));
        assertThat(recorder.frames).isEqualTo(150);
        assertThat(Tone.find(400, 16_000, recorder.sound(), 500).snrDecibels()).isGreaterThan(30);
        assertThat(bob.packets).hasSize(151);
        assertThat(bob.packets.getFirst().ssrc()).isEqualTo(alice.ssrc);
    }

    @Test
    void hearsNoMoreAfterItLeft() {
        relay();
        var recorder = new Recorder(8_000);
        room.onCalls(() -> room.a.observe(recorder));
        room.time.advance(Duration.ofSeconds(1));
        room.onCalls(() -> room.a.ignore(recorder));
        room.onCalls(() -> room.a.ignore(recorder));
        room.time.advance(Duration.ofSeconds(1));
        assertThat(recorder.frames).isEqualTo(50);
        assertThat(recorder.ends).isOne();
        assertThat(room.media.ticks().size()).isZero();
        assertThat(room.media.codecs().count()).isZero();
    }

    @Test
    void tellsTheEndWhenTheCallEnds() {
        relay();
        var recorder = new Recorder(8_000);
        room.onCalls(() -> room.a.observe(recorder));
        room.onCalls(room.a::close);
        assertThat(recorder.ends).isOne();
    }

    @Test
    void saysWhatIsMissing() {
        relay();
        var recorder = new Recorder(8_000);
        room.onCalls(() -> room.a.observe(recorder));
        alice.says(400, Room.LEVEL, room.a.localAddress());
        room.time.advance(Duration.ofSeconds(1));
        alice.stops();
        room.time.advance(Duration.ofSeconds(1));
        assertThat(recorder.count(StreamObserver.Content.SOUND)).isBetween(47, 51);
        assertThat(recorder.count(StreamObserver.Content.STRETCHED)).isBetween(1, 4);
        assertThat(recorder.count(StreamObserver.Content.NOTHING)).isBetween(46, 51);
    }

    @Test
    void hearsSilenceWhereNothingWasAgreedThatCanBeDecoded() {
        room.onCalls(() -> room.a.remote(alice.rtp, alice.rtp, true));
        var recorder = new Recorder(16_000);
        room.onCalls(() -> room.a.observe(recorder));
        alice.says(400, Room.LEVEL, room.a.localAddress());
        room.time.advance(Duration.ofSeconds(1));
        assertThat(recorder.frames).isEqualTo(50);
        assertThat(recorder.count(StreamObserver.Content.NOTHING)).isEqualTo(50);
    }

    @Test
    void hearsOnWhileTheOtherSideChanges() {
        relay();
        var recorder = new Recorder(8_000);
        room.onCalls(() -> room.a.observe(recorder));
        alice.says(400, Room.LEVEL, room.a.localAddress());
        room.time.advance(Duration.ofSeconds(1));
        Caller carol = new Caller(room.time, room.network, "192.0.2.3", 9, WireFormat.Fixed.G722, 20);
        room.onCalls(room.b::close);
        MediaEndpoint c = room.open();
        room.onCalls(() -> {
            c.remote(carol.rtp, carol.rtp, true);
            c.formats(carol.formats());
            room.engine.convert(room.a, c);
        });
        room.time.advance(Duration.ofSeconds(1));
        assertThat(recorder.frames).isEqualTo(100);
        assertThat(recorder.count(StreamObserver.Content.NOTHING)).isLessThanOrEqualTo(3);
        assertThat(recorder.count(StreamObserver.Content.CONCEALED)).isZero();
        assertThat(Tone.find(400, 8_000, recorder.sound(), 500).snrDecibels()).isGreaterThan(30);
        room.onCalls(c::close);
    }

    @Test
    void hearsAliceInOpus() {
        Caller wide = new Caller(room.time, room.network, "192.0.2.7", 111, OPUS, 20);
        room.onCalls(() -> {
            room.a.remote(wide.rtp, wide.rtp, true);
            room.a.formats(wide.formats());
        });
        var recorder = new Recorder(48_000);
        room.onCalls(() -> room.a.observe(recorder));
        wide.says(400, Room.LEVEL, room.a.localAddress());
        room.time.advance(Duration.ofSeconds(2));
        assertThat(Tone.find(400, 48_000, recorder.sound(), 1_000).levelDecibels(Room.LEVEL))
                .isBetween(-1.0, 1.0);
    }

    @Test
    void talksWithAUserInPlaceOfBob() {
        relay();
        alice.says(400, Room.LEVEL, room.a.localAddress());
        room.time.advance(Duration.ofSeconds(1));
        int before = bob.packets.size();
        var echo = new Echo();
        room.onCalls(() -> room.engine.attach(room.a, echo));
        room.time.advance(Duration.ofSeconds(2));
        assertThat(bob.packets).hasSize(before);
        Tone heard = Tone.find(400, 8_000, alice.heard(), 500);
        assertThat(heard.snrDecibels()).isGreaterThan(25);
        relay();
        assertThat(echo.detached).isOne();
        room.time.advance(Duration.ofSeconds(1));
        assertThat(bob.packets).hasSizeGreaterThan(before + 45);
    }

    @Test
    void leavesAUserWhenTheCallEnds() {
        relay();
        var echo = new Echo();
        room.onCalls(() -> room.engine.attach(room.a, echo));
        room.onCalls(room.a::close);
        assertThat(echo.detached).isOne();
    }

    private void relay() {
        room.onCalls(() -> {
            room.a.remote(alice.rtp, alice.rtp, true);
            room.b.remote(bob.rtp, bob.rtp, true);
            room.a.formats(alice.formats());
            room.b.formats(bob.formats());
            room.engine.bridge(room.a, room.b, PayloadMap.identity(), PayloadMap.identity());
        });
    }

    private static final class Recorder implements StreamObserver {
        private final int rate;
        private final List<Content> contents = new ArrayList<>();
        private short[] sound = {};
        private int frames;
        private int ends;

        Recorder(int rate) {
            this.rate = rate;
        }

        @Override
        public int rate() {
            return rate;
        }

        @Override
        public void onFrame(short[] frame, Content content) {
            frames++;
            contents.add(content);
            int at = sound.length;
            sound = Arrays.copyOf(sound, at + frame.length);
            System.arraycopy(frame, 0, sound, at, frame.length);
        }

        @Override
        public void onEnd() {
            ends++;
        }

        int count(Content content) {
            return (int) contents.stream().filter(content::equals).count();
        }

        short[] sound() {
            return sound;
        }
    }

    /** Says what it hears, at a rate of its own. */
    private final class Echo implements StreamUser {
        private final short[] frame = new short[320];
        private Ticks.@Nullable Beat beat;
        private int detached;

        @Override
        public int rate() {
            return 16_000;
        }

        @Override
        public void onAttached(AudioSource said, AudioSink ear) {
            beat = room.media.ticks().join(Ticks.Turn.SPEAK, () -> {
                if (said.read(frame)) {
                    ear.write(frame);
                }
            });
        }

        @Override
        public void onDetached() {
            detached++;
            Ticks.Beat joined = beat;
            if (joined != null) {
                joined.close();
            }
        }
    }
}
