package uz.karnay.server.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.karnay.gateway.Announcement;
import uz.karnay.loop.Clock;
import uz.karnay.loop.Entropy;
import uz.karnay.media.recorder.CallRecording;
import uz.karnay.media.recorder.RecordingQueue;
import uz.karnay.pbx.record.CallId;
import uz.karnay.pbx.recording.RecordingEntry;
import uz.karnay.pbx.recording.RecordingEntry.State;

class RecordingDeskTest {

    private static final CallId CALL = new CallId(new UUID(0, 1));

    @TempDir
    Path folder;

    private final MemoryIndex index = new MemoryIndex();

    @Test
    void aRecordingThatBeganIsInTheIndexUntilItIsDeleted() throws IOException {
        try (RecordingDesk desk = desk(folder)) {
            var recording = begin(desk);
            await(() -> state() == State.RUNNING);
            assertThat(desk.delete(CALL)).as("deleted while it runs").isFalse();
            assertThat(desk.pause(CALL)).isTrue();
            recording.end();
            await(() -> state() == State.DONE);
            Path file = desk.file(index.byCall(CALL).orElseThrow()).orElseThrow();
            assertThat(file.getFileName()).hasToString(CALL + ".opus");
            await(() -> !desk.pause(CALL));
            assertThat(desk.delete(CALL)).isTrue();
            assertThat(file).doesNotExist();
            assertThat(index.byCall(CALL)).isEmpty();
        }
    }

    @Test
    void whatAServerThatIsGoneLeftRunningIsInterrupted() {
        index.put(RecordingEntry.begun(CALL, "2026/11/23/x.opus", Instant.EPOCH));
        try (RecordingDesk desk = desk(folder)) {
            assertThat(state()).isEqualTo(State.INTERRUPTED);
            assertThat(desk.health().up()).isTrue();
        }
    }

    @Test
    void closingEndsWhatRuns() {
        try (RecordingDesk desk = desk(folder)) {
            begin(desk);
            await(() -> state() == State.RUNNING);
        }
        assertThat(state()).isEqualTo(State.DONE);
    }

    @Test
    void aDiskThatCannotBeWrittenIsAnAlarmAndNotAFault() throws IOException {
        Path notAFolder = Files.writeString(folder.resolve("recordings"), "x");
        try (RecordingDesk desk = desk(notAFolder)) {
            CallRecording recording = begin(desk);
            await(() -> !desk.health().up());
            assertThat(desk.health().detail()).contains("Recordings cannot be written");
            recording.end();
            await(() -> state() == State.CUT_SHORT);
            assertThat(desk.health().up()).as("until one is written again").isFalse();
        }
    }

    @Test
    void findsNoFileOutsideItsFolder() {
        try (RecordingDesk desk = desk(folder.resolve("recordings"))) {
            assertThat(desk.file(RecordingEntry.begun(CALL, "../secret.key", Instant.EPOCH)))
                    .isEmpty();
        }
    }

    @Test
    void purgesWhatIsOlderThanItMayBe() throws IOException {
        try (RecordingDesk desk = desk(folder)) {
            Files.writeString(folder.resolve("old.opus"), "x");
            index.put(ended(CALL, "old.opus", Clock.system().now().minus(Duration.ofDays(91))));
            var young = new CallId(new UUID(0, 2));
            index.put(ended(young, "young.opus", Clock.system().now().minus(Duration.ofDays(89))));
            try (var retention = new Retention(desk, Duration.ofDays(90), Clock.system())) {
                assertThat(retention.purge()).isEqualTo(1);
            }
            assertThat(folder.resolve("old.opus")).doesNotExist();
            assertThat(index.byCall(young)).isPresent();
        }
    }

    private static RecordingEntry ended(CallId call, String file, Instant startedAt) {
        return RecordingEntry.begun(call, file, startedAt).ended(State.DONE, Duration.ofSeconds(1), 1, 100, "100 %");
    }

    private static CallRecording begin(RecordingDesk desk) {
        var queue = new RecordingQueue();
        var sound = new CallRecording(queue, RecordingsConfig.RATE);
        desk.write(CALL, queue, sound);
        return sound;
    }

    private RecordingDesk desk(Path at) {
        var config = new RecordingsConfig(
                at,
                RecordingsConfig.Format.OPUS,
                RecordingsConfig.Layout.TWO_CHANNELS,
                Duration.ZERO,
                RecordingsConfig.Announce.OFF,
                List.of(),
                "",
                Optional.empty());
        var desk = new RecordingDesk(config, index, Clock.system(), Entropy.secure(), Announcement.NONE);
        desk.start();
        return desk;
    }

    private State state() {
        return index.byCall(CALL).map(RecordingEntry::state).orElse(State.INTERRUPTED);
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for too long").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
