package uz.karnay.server.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.karnay.gateway.Announcement;
import uz.karnay.loop.Clock;
import uz.karnay.loop.Entropy;
import uz.karnay.pbx.directory.Secret;
import uz.karnay.pbx.record.CallId;
import uz.karnay.pbx.recording.RecordingEntry;
import uz.karnay.pbx.recording.RecordingEntry.State;
import uz.karnay.server.recording.MemoryIndex;
import uz.karnay.server.recording.RecordingDesk;
import uz.karnay.server.recording.RecordingsConfig;

class ArchiveTest {

    private static final Instant MORNING = Instant.parse("2026-11-23T04:00:00Z");
    private static final String PLACE = "2026/11/23/a call+1.opus";

    @TempDir
    Path folder;

    private final MemoryIndex index = new MemoryIndex();
    private final CallId call = new CallId(new UUID(0, 1));
    private Bucket bucket;
    private RecordingDesk desk;

    @BeforeEach
    void open() throws IOException {
        bucket = new Bucket();
        var config = new RecordingsConfig(
                folder,
                RecordingsConfig.Format.OPUS,
                RecordingsConfig.Layout.TWO_CHANNELS,
                Duration.ZERO,
                RecordingsConfig.Announce.OFF,
                List.of(),
                "",
                Optional.empty());
        desk = new RecordingDesk(config, index, Clock.system(), Entropy.secure(), Announcement.NONE);
    }

    @AfterEach
    void close() {
        bucket.close();
    }

    private Archive archive(String secret, boolean deletesLocal) {
        var config = new ArchiveConfig(
                bucket.address(), Bucket.REGION, "calls", "office 1/", Bucket.ACCESS, Secret.of(secret), deletesLocal);
        return new Archive(config, index, desk, Clock.system());
    }

    private Path recording(State state) throws IOException {
        Path file = folder.resolve(PLACE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "sound");
        RecordingEntry entry = RecordingEntry.begun(call, PLACE, MORNING);
        index.put(state == State.RUNNING ? entry : entry.ended(state, Duration.ofSeconds(1), 5, 100, "100 %"));
        return file;
    }

    private RecordingEntry entry() {
        return index.byCall(call).orElseThrow();
    }

    @Test
    void copiesARecordingThatIsOver() throws IOException {
        Path file = recording(State.DONE);
        try (Archive archive = archive(Bucket.SECRET, false)) {
            assertThat(archive.round()).isTrue();
            assertThat(archive.health().up()).isTrue();
        }
        assertThat(bucket.objects.get("/calls/office 1/" + PLACE)).asString().isEqualTo("sound");
        assertThat(entry().archivedAt()).isNotNull();
        assertThat(file).exists();
        assertThat(index.unarchived(10)).isEmpty();
    }

    @Test
    void deletesTheFileHereOnlyWhenAskedTo() throws IOException {
        Path file = recording(State.CUT_SHORT);
        try (Archive archive = archive(Bucket.SECRET, true)) {
            assertThat(archive.round()).isTrue();
        }
        assertThat(bucket.objects).hasSize(1);
        assertThat(file).doesNotExist();
    }

    @Test
    void leavesOneThatRuns() throws IOException {
        recording(State.RUNNING);
        try (Archive archive = archive(Bucket.SECRET, true)) {
            assertThat(archive.round()).isTrue();
        }
        assertThat(bucket.objects).isEmpty();
    }

    @Test
    void keepsEverythingAndTriesAgainWhileTheStoreIsDown() throws IOException {
        Path file = recording(State.DONE);
        bucket.isDown = true;
        try (Archive archive = archive(Bucket.SECRET, true)) {
            assertThat(archive.round()).isFalse();
            assertThat(archive.health().up()).isFalse();
            assertThat(archive.health().detail()).contains("503 SlowDown");
            assertThat(file).exists();
            assertThat(entry().archivedAt()).isNull();
            bucket.isDown = false;
            assertThat(archive.round()).isTrue();
            assertThat(archive.health().up()).isTrue();
        }
        assertThat(bucket.objects).hasSize(1);
        assertThat(file).doesNotExist();
    }

    @Test
    void saysThatItsKeyIsWrongAndNeverWhich() throws IOException {
        recording(State.DONE);
        try (Archive archive = archive("another key", true)) {
            assertThat(archive.round()).isFalse();
            assertThat(archive.health().detail())
                    .contains("403 SignatureDoesNotMatch")
                    .doesNotContain("another key");
        }
        assertThat(bucket.objects).isEmpty();
    }

    @Test
    void passesOverAFileThatIsGone() throws IOException {
        Files.delete(recording(State.DONE));
        try (Archive archive = archive(Bucket.SECRET, false)) {
            assertThat(archive.round()).isTrue();
            assertThat(archive.round()).isTrue();
        }
        assertThat(bucket.refused).hasValue(0);
    }
}
