package uz.karnay.media.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uz.karnay.loop.virtual.VirtualLoop;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.media.StreamObserver;
import uz.karnay.media.StreamObserver.Content;
import uz.karnay.media.audio.Ticks;
import uz.karnay.media.file.SoundWriter;
import uz.karnay.media.recorder.Gap.Reason;

class RecordingTest {

    private static final int SECOND = 50;

    private final VirtualTime time = new VirtualTime(1);
    private final VirtualLoop loop = time.loop("media-0");
    private final Ticks ticks = new Ticks(loop);
    private final RecordingQueue queue = new RecordingQueue();
    private final Recording recording = new Recording(loop, ticks, 8000, queue);
    private final Tape tape = new Tape(2);
    private final Told told = new Told();
    private RecordingWriter writer = new RecordingWriter(queue, tape, told);

    @Test
    void keepsBothSidesAlignedFromBeginningToEnd() {
        StreamObserver alice = begin(Channel.CALLER);
        StreamObserver bob = ear(Channel.OTHERS);
        for (int i = 1; i <= 3 * SECOND; i++) {
            speak(alice, i, Content.SOUND);
            speak(bob, -i, Content.SOUND);
            tick();
        }
        stop();
        assertThat(tape.seconds()).isEqualTo(3);
        for (int i = 0; i < 3 * SECOND; i++) {
            assertThat(tape.frames.get(i)).containsExactly(i + 1, -i - 1);
        }
        assertThat(told.report().text()).isEqualTo("100 %");
        assertThat(tape.isClosed).isTrue();
    }

    @Test
    void followsWhoeverComesAndGoes() {
        StreamObserver alice = begin(Channel.CALLER);
        StreamObserver bob = ear(Channel.OTHERS);
        talk(alice, 1, bob, 2, SECOND);
        StreamObserver carol = ear(Channel.OTHERS);
        talk(alice, 1, carol, 3, SECOND - 1);
        speak(bob, 99, Content.SOUND); // no longer in the conversation
        talk(alice, 1, carol, 3, 1);
        carol.onEnd();
        alice.onEnd();
        time.advance(Duration.ofSeconds(1));
        stop();
        assertThat(tape.frames.subList(0, SECOND)).allMatch(frame -> frame[1] == 2);
        assertThat(tape.frames.subList(SECOND, 2 * SECOND)).allMatch(frame -> frame[1] == 3);
        assertThat(tape.frames.subList(2 * SECOND, 3 * SECOND)).allMatch(frame -> frame[0] == 0 && frame[1] == 0);
        assertThat(told.report().isWhole()).isTrue();
    }

    @Test
    void isSilentWhilePausedAndSaysWhen() {
        StreamObserver alice = begin(Channel.CALLER);
        StreamObserver bob = ear(Channel.OTHERS);
        talk(alice, 1, bob, 2, SECOND);
        recording.pause();
        talk(alice, 3, bob, 4, SECOND);
        recording.resume();
        talk(alice, 5, bob, 6, 2 * SECOND);
        stop();
        assertThat(tape.seconds()).isEqualTo(4);
        assertThat(tape.frames.subList(SECOND, 2 * SECOND)).allMatch(frame -> frame[0] == 0 && frame[1] == 0);
        assertThat(tape.frames.get(2 * SECOND)).containsExactly(5, 6);
        assertThat(told.report().gaps()).containsExactly(new Gap(Reason.PAUSE, 1000, 2000, 1000));
        assertThat(told.report().text()).isEqualTo("75.0 %: pause 1.0-2.0 s");
    }

    @Test
    void countsWhatWasLostOnTheWayButNotTheEndOfSpeech() {
        StreamObserver alice = begin(Channel.CALLER);
        for (Content content : List.of(Content.SOUND, Content.CONCEALED, Content.CONCEALED, Content.SOUND)) {
            speak(alice, 1, content);
            tick();
        }
        for (Content content : List.of(Content.CONCEALED, Content.NOTHING, Content.NOTHING, Content.SOUND)) {
            speak(alice, 1, content);
            tick();
        }
        stop();
        assertThat(told.report().gaps()).containsExactly(new Gap(Reason.LOSS_OF_CALLER, 20, 60, 40));
    }

    @Test
    void aStretchedMomentIsNoLossButTwoInARowAre() {
        StreamObserver alice = begin(Channel.CALLER);
        for (Content content : List.of(
                Content.SOUND,
                Content.STRETCHED,
                Content.SOUND,
                Content.STRETCHED,
                Content.STRETCHED,
                Content.SOUND,
                Content.STRETCHED,
                Content.NOTHING,
                Content.SOUND)) {
            speak(alice, 1, content);
            tick();
        }
        stop();
        assertThat(told.report().gaps()).containsExactly(new Gap(Reason.LOSS_OF_CALLER, 60, 100, 40));
    }

    @Test
    void losesTheNewestFramesWhenTheDiskStandsStillForTooLong() {
        StreamObserver alice = begin(Channel.CALLER);
        for (int i = 0; i < RecordingQueue.MAX_FRAMES + SECOND; i++) {
            speak(alice, 1, Content.SOUND);
            tick();
        }
        writer.drain();
        speak(alice, 7, Content.SOUND);
        tick();
        stop();
        assertThat(told.report().gaps()).containsExactly(new Gap(Reason.DISK, 10_000, 11_000, 1000));
        assertThat(tape.frames).hasSize(RecordingQueue.MAX_FRAMES + SECOND + 1);
        assertThat(tape.frames.getLast()[0]).isEqualTo(7);
    }

    @Test
    void aFullDiskEndsTheFileAndIsToldOnce() {
        StreamObserver alice = begin(Channel.CALLER);
        talk(alice, 1, ear(Channel.OTHERS), 2, SECOND);
        writer.drain();
        tape.isFull = true;
        talk(alice, 1, ear(Channel.OTHERS), 2, 3 * SECOND);
        stop();
        assertThat(told.failures).containsExactly("No space left on device");
        assertThat(told.report().text()).isEqualTo("25.0 %: disk 1.0-4.0 s");
    }

    @Test
    void staysOnTheClockWhenTheMachineStoodStill() {
        StreamObserver alice = begin(Channel.CALLER);
        talk(alice, 1, ear(Channel.OTHERS), 2, SECOND);
        time.pass(Duration.ofSeconds(2));
        time.advance(Duration.ofSeconds(1));
        stop();
        assertThat(tape.seconds()).isBetween(3.9, 4.1);
        assertThat(told.report().gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.reason()).isEqualTo(Reason.STALL));
    }

    @Test
    void mixesBothSidesIntoOneChannel() {
        var mono = new Tape(1);
        writer = new RecordingWriter(queue, mono, told);
        StreamObserver alice = begin(Channel.CALLER);
        talk(alice, 20_000, ear(Channel.OTHERS), 20_000, 1);
        talk(alice, 5, ear(Channel.OTHERS), -2, 1);
        stop();
        assertThat(mono.frames.get(0)).containsExactly(Short.MAX_VALUE);
        assertThat(mono.frames.get(1)).containsExactly(3);
    }

    @Test
    void lossesCloseTogetherAreOneGapAndThereIsALimit() {
        var book = new GapBook();
        for (int i = 0; i < 3 * GapBook.MAX_GAPS; i++) {
            book.missing(Reason.LOSS_OF_OTHERS, 100L * i, 100L * i + 1);
        }
        book.missing(Reason.PAUSE, 5, 6);
        book.missing(Reason.PAUSE, 20, 21);
        GapReport report = book.report(200_000);
        assertThat(report.gaps()).hasSizeLessThanOrEqualTo(GapBook.MAX_GAPS + 2);
        assertThat(report.gaps()).contains(new Gap(Reason.PAUSE, 100, 420, 40));
        assertThat(report.percent()).isEqualTo(99.2);
    }

    @Test
    void isNeverCalledWholeWhenAnythingIsMissing() {
        var book = new GapBook();
        book.missing(Reason.STALL, 0, 1);
        assertThat(book.report(10_000_000).percent()).isEqualTo(99.9);
        assertThat(book.report(0).percent()).isZero();
    }

    private StreamObserver begin(Channel channel) {
        onLoop(recording::start);
        return ear(channel);
    }

    private StreamObserver ear(Channel channel) {
        return recording.ear(channel);
    }

    private void talk(StreamObserver alice, int a, StreamObserver bob, int b, int frames) {
        for (int i = 0; i < frames; i++) {
            speak(alice, a, Content.SOUND);
            speak(bob, b, Content.SOUND);
            tick();
        }
    }

    private static void speak(StreamObserver observer, int value, Content content) {
        short[] frame = new short[observer.rate() / SECOND];
        Arrays.fill(frame, (short) value);
        observer.onFrame(frame, content);
        Arrays.fill(frame, (short) 12_345); // it is the stream's again
    }

    private void onLoop(Runnable task) {
        loop.execute(task);
        time.settle();
    }

    private void tick() {
        time.advance(Ticks.INTERVAL);
    }

    private void stop() {
        onLoop(recording::stop);
        onLoop(recording::stop);
        assertThat(ticks.size()).isZero();
        writer.drain();
        assertThat(writer.isOver()).isTrue();
    }

    private static final class Told implements RecordingWriter.Listener {
        private final List<String> failures = new ArrayList<>();
        private @Nullable GapReport report;

        @Override
        public void onFailed(IOException why) {
            failures.add(String.valueOf(why.getMessage()));
        }

        @Override
        public void onEnded(GapReport ended) {
            report = ended;
        }

        GapReport report() {
            return Objects.requireNonNull(report);
        }
    }

    /** Remembers the first sample of each frame. */
    private static final class Tape implements SoundWriter {
        private final int channels;
        private final List<int[]> frames = new ArrayList<>();
        private boolean isFull;
        private boolean isClosed;

        private Tape(int channels) {
            this.channels = channels;
        }

        double seconds() {
            return frames.size() / (double) SECOND;
        }

        @Override
        public int rate() {
            return 8000;
        }

        @Override
        public int channels() {
            return channels;
        }

        @Override
        public void write(short[][] frame) throws IOException {
            if (isFull) {
                throw new IOException("No space left on device");
            }
            frames.add(Arrays.stream(frame).mapToInt(channel -> channel[0]).toArray());
        }

        @Override
        public void commit() {}

        @Override
        public void sync() {}

        @Override
        public void close() {
            isClosed = true;
        }
    }
}
