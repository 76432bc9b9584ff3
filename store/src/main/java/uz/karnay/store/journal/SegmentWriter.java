package uz.karnay.store.journal;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Appends to one file of the journal. What fails leaves the end where it was, to be tried again. */
final class SegmentWriter {

    private final Path folder;
    private final FileChannel channel;
    private long end;
    private boolean isListed; // whether the disk has the folder's entry too; confined to the thread that syncs

    private SegmentWriter(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    static SegmentWriter create(Path folder, long number) throws IOException {
        var writer = new SegmentWriter(folder, FileChannel.open(Segment.file(folder, number), CREATE, WRITE));
        try {
            writer.append(ByteBuffer.wrap(Segment.mark()));
            return writer;
        } catch (IOException e) {
            writer.close();
            throw e;
        }
    }

    /** Bytes of whole frames, with the file's mark. */
    long end() {
        return end;
    }

    /** Hands all of it to the operating system, which keeps it whatever becomes of this process. */
    void append(ByteBuffer frames) throws IOException {
        ByteBuffer rest = frames.duplicate();
        long at = end;
        while (rest.hasRemaining()) {
            at += channel.write(rest, at);
        }
        end = at;
    }

    /** Has it all on the disk when it returns. */
    void sync() throws IOException {
        channel.force(false);
        if (!isListed) {
            try (var entries = FileChannel.open(folder)) {
                entries.force(true);
            }
            isListed = true;
        }
    }

    void close() throws IOException {
        channel.close();
    }
}
