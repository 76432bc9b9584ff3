package uz.karnay.store.journal;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.karnay.pbx.record.CallRecord;

/**
 * Reads the journal from where one left off, whole records only, and deletes the files that are read. One thread.
 */
public final class JournalReader {

    /** @param next where to read on */
    public record Batch(List<CallRecord> calls, Position next) {}

    private static final Logger LOG = LoggerFactory.getLogger(JournalReader.class);
    private static final int MAX_CALLS = 500;
    private static final int USUAL_BYTES = 1 << 20;

    private final Path folder;
    private final Supplier<Position> end;

    /** @param end up to where records stand in the segment that is being written */
    public JournalReader(Path folder, Supplier<Position> end) {
        this.folder = folder;
        this.end = end;
    }

    /** The number for the next segment: above all that are there, and above {@code moved}. */
    public static long nextSegment(Path folder, Position moved) throws IOException {
        return 1 + Math.max(moved.segment(), Segment.numbers(folder).stream().reduce(0L, Math::max));
    }

    /** Some calls after {@code from}; none may come even before the end, then read on from {@link Batch#next}. */
    public Batch read(Position from) throws IOException {
        Position limit = end.get();
        if (from.segment() >= limit.segment()) {
            return read(from, limit);
        }
        try {
            Batch batch = read(from, new Position(from.segment(), Files.size(file(from))));
            return batch.calls().isEmpty() ? new Batch(List.of(), after(from, limit)) : batch;
        } catch (NoSuchFileException e) { // moved and deleted before a crash
            return new Batch(List.of(), after(from, limit));
        }
    }

    private Position after(Position from, Position limit) throws IOException {
        return Position.startOf(Segment.numbers(folder).stream()
                .filter(number -> number > from.segment())
                .findFirst()
                .orElse(limit.segment()));
    }

    private Batch read(Position from, Position limit) throws IOException {
        long start = Math.max(from.at(), Segment.HEADER_BYTES);
        var calls = new ArrayList<CallRecord>();
        if (start >= limit.at()) {
            return new Batch(calls, from);
        }
        ByteBuffer in = load(file(from), start, limit.at());
        while (calls.size() < MAX_CALLS && Frame.read(in) instanceof Frame.Whole(var call)) {
            calls.add(RecordCodec.decode(call));
        }
        if (calls.isEmpty()) {
            leave(file(from), start, in, from.segment() == end.get().segment());
        }
        return new Batch(calls, new Position(from.segment(), start + in.position()));
    }

    /** Some of the file, and more when not even one record fits into that. */
    private static ByteBuffer load(Path file, long start, long end) throws IOException {
        ByteBuffer in = load(file, start, (int) Math.min(end - start, USUAL_BYTES));
        boolean cut = in.limit() < end - start && Frame.read(in.duplicate()) instanceof Frame.Torn;
        return cut ? load(file, start, (int) Math.min(end - start, Frame.HEADER_BYTES + Frame.MAX_RECORD_BYTES)) : in;
    }

    private static ByteBuffer load(Path file, long start, int length) throws IOException {
        var in = ByteBuffer.allocate(length);
        try (var channel = FileChannel.open(file)) {
            int read = 0;
            while (read >= 0 && in.hasRemaining()) {
                read = channel.read(in, start + in.position());
            }
        }
        return in.flip();
    }

    /** A segment is left for the next one at its first unreadable frame; what is damaged is kept for a closer look. */
    private static void leave(Path file, long start, ByteBuffer in, boolean current) throws IOException {
        if (current) { // no crash tore it: this very process wrote it
            throw new IOException(file + " cannot be read back at byte " + start);
        }
        if (Frame.read(in) instanceof Frame.Damaged) {
            Path kept = file.resolveSibling(file.getFileName() + ".damaged");
            Files.copy(file, kept, REPLACE_EXISTING);
            LOG.error("The journal is damaged in {} at byte {}; what follows there is unreadable", kept, start);
        } else {
            LOG.info("Cut {} bytes of a torn record off {}", Files.size(file) - start, file);
        }
    }

    /** Deletes the segments before {@code position}; all they held is elsewhere by now. */
    public void deleteBefore(Position position) throws IOException {
        for (long number : Segment.numbers(folder)) {
            if (number < position.segment()) {
                Files.deleteIfExists(Segment.file(folder, number));
            }
        }
    }

    private Path file(Position position) {
        return Segment.file(folder, position.segment());
    }
}
