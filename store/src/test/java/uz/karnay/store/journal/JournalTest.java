package uz.karnay.store.journal;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.karnay.pbx.record.CallId;
import uz.karnay.pbx.record.CallRecord;
import uz.karnay.pbx.record.CallRecord.LegRecord;
import uz.karnay.pbx.record.CallRecord.MediaFigures;
import uz.karnay.pbx.record.CallRecord.Party;
import uz.karnay.pbx.record.CallRecord.Step;
import uz.karnay.pbx.record.Direction;
import uz.karnay.pbx.record.Disposition;
import uz.karnay.store.Eventually;

class JournalTest {

    private static final Instant MORNING = Instant.parse("2026-11-23T04:00:00.123456789Z");
    private static final Position BEGINNING = new Position(0, 0);

    @TempDir
    Path folder;

    @Test
    void readsBackWhatItTook() throws IOException {
        write(1, calls(0, 3));
        assertThat(readAll()).isEqualTo(calls(0, 3));
    }

    @Test
    void readsOnFromWhereOneLeftOff() throws IOException {
        write(1, calls(0, 1200));
        var reader = new JournalReader(folder, () -> Position.startOf(2));
        JournalReader.Batch first = reader.read(Position.startOf(1));
        assertThat(first.calls()).isEqualTo(calls(0, 500));
        assertThat(reader.read(first.next()).calls()).isEqualTo(calls(500, 1000));
    }

    @Test
    void readsThroughSeveralFiles() throws IOException {
        write(1, calls(0, 2));
        write(5, calls(2, 4));
        assertThat(readAll()).isEqualTo(calls(0, 4));
        assertThat(JournalReader.nextSegment(folder, BEGINNING)).isEqualTo(6);
        assertThat(JournalReader.nextSegment(folder, Position.startOf(9))).isEqualTo(10);
    }

    @Test
    void cutsATornRecordOffWhereverItWasTorn() throws IOException {
        write(1, calls(0, 2));
        byte[] whole = Files.readAllBytes(Segment.file(folder, 1));
        int oneRecord = (whole.length - Segment.HEADER_BYTES) / 2;
        write(2, calls(2, 3));
        for (int cut = 1; cut < oneRecord; cut++) {
            Files.write(Segment.file(folder, 1), Arrays.copyOf(whole, whole.length - cut));
            assertThat(readAll()).as("cut %d bytes", cut).isEqualTo(List.of(call(0), call(2)));
        }
    }

    @Test
    void takesZerosAtTheEndForATornRecord() throws IOException {
        write(1, calls(0, 2));
        Files.write(Segment.file(folder, 1), new byte[4096], APPEND);
        write(2, calls(2, 3));
        assertThat(readAll()).isEqualTo(calls(0, 3));
    }

    @Test
    void leavesADamagedRecordAndKeepsTheFileForACloserLook() throws IOException {
        write(1, calls(0, 2));
        write(2, calls(2, 3));
        Path file = Segment.file(folder, 1);
        try (var channel = FileChannel.open(file, WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {'?'}), Files.size(file) - 3);
        }
        assertThat(readAll()).isEqualTo(List.of(call(0), call(2)));
        assertThat(folder.resolve(file.getFileName() + ".damaged")).exists();
    }

    @Test
    void survivesAnyByteBeingFlipped() throws IOException {
        write(1, calls(0, 1));
        byte[] whole = Files.readAllBytes(Segment.file(folder, 1));
        for (int at = Segment.HEADER_BYTES; at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 0x40;
            Files.write(Segment.file(folder, 1), flipped);
            assertThat(readAll()).as("byte %d", at).isEmpty();
        }
    }

    @Test
    void keepsCallsInMemoryWhileTheDiskTakesNoneAndWritesThemLater() throws IOException {
        Path blocked = Files.createDirectory(Segment.file(folder, 1)); // no file can be made under this name
        try (var journal = new Journal(folder, 1, () -> {})) {
            journal.start();
            calls(0, 3).forEach(journal::append);
            Eventually.is(() -> journal.trouble() != null);
            assertThat(journal.trouble()).contains(folder.toString()).contains("Free disk space");
            assertThat(journal.waiting()).isEqualTo(3);
            Files.delete(blocked);
            Eventually.is(() -> journal.taken() == 3 && journal.trouble() == null);
        }
        assertThat(readAll()).isEqualTo(calls(0, 3));
    }

    @Test
    void losesAndCountsCallsOnlyBeyondItsLimit() throws IOException {
        Files.createDirectory(Segment.file(folder, 1));
        var journal = new Journal(folder, 1, () -> {});
        journal.start();
        CallRecord call = call(0);
        for (int i = 0; i < Journal.MAX_WAITING + 7; i++) {
            journal.append(call);
        }
        assertThat(journal.waiting()).isEqualTo(Journal.MAX_WAITING);
        assertThat(journal.refused()).isEqualTo(7);
        journal.close();
    }

    @Test
    void beginsANewFileWhenOneIsFull() throws IOException {
        String longWord = "x".repeat(1 << 20);
        try (var journal = new Journal(folder, 1, () -> {})) {
            journal.start();
            for (int i = 0; i < 20; i++) {
                journal.append(call(i, longWord));
            }
            Eventually.is(() -> journal.taken() == 20);
            assertThat(journal.trouble()).isNull();
        }
        assertThat(Segment.numbers(folder)).containsExactly(1L, 2L);
        assertThat(readAll()).hasSize(20);
        new JournalReader(folder, () -> Position.startOf(3)).deleteBefore(Position.startOf(2));
        assertThat(Segment.numbers(folder)).containsExactly(2L);
    }

    private void write(long segment, List<CallRecord> calls) {
        try (var journal = new Journal(folder, segment, () -> {})) {
            journal.start();
            calls.forEach(journal::append);
        }
    }

    /** As after a restart: all files are of the past. */
    private List<CallRecord> readAll() throws IOException {
        Position end = Position.startOf(JournalReader.nextSegment(folder, BEGINNING));
        var reader = new JournalReader(folder, () -> end);
        var all = new ArrayList<CallRecord>();
        Position at = BEGINNING;
        while (at.compareTo(end) < 0) {
            JournalReader.Batch batch = reader.read(at);
            all.addAll(batch.calls());
            at = batch.next();
        }
        return all;
    }

    private static List<CallRecord> calls(long from, long until) {
        return LongStream.range(from, until).mapToObj(JournalTest::call).toList();
    }

    private static CallRecord call(long number) {
        return call(number, "Oʻzbekcha");
    }

    private static CallRecord call(long number, String reason) {
        var leg = new LegRecord(
                "101", "abc", "udp:192.0.2.1:5060", MORNING, null, MORNING, 486, "Busy Here", "", MediaFigures.NONE);
        return new CallRecord(
                new CallId(new UUID(0x7000, number)),
                Direction.INTERNAL,
                "101",
                "Alice",
                "102",
                null,
                MORNING,
                null,
                MORNING.plusSeconds(1),
                Disposition.BUSY,
                Party.CALLED,
                486,
                reason,
                7,
                List.of(leg),
                List.of(new Step(MORNING, "rang 102", "dialled")));
    }
}
