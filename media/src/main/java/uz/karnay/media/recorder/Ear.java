package uz.karnay.media.recorder;

import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import uz.karnay.media.StreamObserver;
import uz.karnay.media.recorder.Gap.Reason;

/**
 * One channel of a recording: hears the stream it is attached to, whichever that is at the moment. Confined to the media
 * loop of the recording.
 */
final class Ear {

    /** As late as a frame may be picked up, 60 ms; a stream that is ahead by more has its oldest frame dropped. */
    private static final int MAX_WAITING = 3;

    private final int rate;
    private final Reason loss;
    private final GapBook gaps;
    private final ArrayDeque<Heard> waiting = new ArrayDeque<>();
    private final AtomicInteger attachments = new AtomicInteger();
    private int current;
    private long concealedFrom = -1;
    private boolean stretched;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Heard(short @Nullable [] frame, StreamObserver.Content content) {}

    Ear(int rate, Reason loss, GapBook gaps) {
        this.rate = rate;
        this.loss = loss;
        this.gaps = gaps;
    }

    /** An observer for one more stream; from its first frame on, those before it are heard no longer. Any thread. */
    StreamObserver attach(CallRecording.KeyListener keys) {
        return new Attachment(attachments.incrementAndGet(), keys);
    }

    /** The frame for this moment; null for silence. */
    short @Nullable [] take(long number) {
        Heard heard = waiting.poll();
        if (heard == null) {
            concealedFrom = -1;
            stretched = false;
            return null;
        }
        count(heard.content, number);
        return heard.frame;
    }

    /**
     * What was made up is a loss once real sound follows; made up at the end, it only bridged to silence. One frame more
     * than was sent makes up for a clock that runs slower than ours, and nothing is missing then.
     */
    private void count(StreamObserver.Content content, long number) {
        boolean goesOn = stretched;
        stretched = content == StreamObserver.Content.STRETCHED;
        switch (content) {
            case CONCEALED -> missingFrom(number);
            case STRETCHED -> {
                if (goesOn) {
                    missingFrom(number - 1);
                }
            }
            case SOUND, PAUSE -> {
                if (concealedFrom >= 0) {
                    gaps.missing(loss, concealedFrom, number);
                }
                concealedFrom = -1;
            }
            case NOTHING -> concealedFrom = -1;
        }
    }

    private void missingFrom(long number) {
        concealedFrom = concealedFrom < 0 ? number : concealedFrom;
    }

    private final class Attachment implements StreamObserver {

        private final int number;
        private final CallRecording.KeyListener keys;

        private Attachment(int number, CallRecording.KeyListener keys) {
            this.number = number;
            this.keys = keys;
        }

        @Override
        public int rate() {
            return rate;
        }

        @Override
        public void onDigit(char digit) {
            keys.onKey(digit);
        }

        @Override
        public void onFrame(short[] frame, Content content) {
            if (number < current) {
                return;
            }
            current = number;
            if (waiting.size() >= MAX_WAITING) {
                waiting.remove();
            }
            waiting.add(new Heard(content == Content.NOTHING ? null : frame.clone(), content));
        }
    }
}
