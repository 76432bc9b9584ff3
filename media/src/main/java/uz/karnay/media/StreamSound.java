package uz.karnay.media;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uz.karnay.rtp.RtpSender;

/**
 * What of one stream becomes sound, and what of sound becomes its packets: nothing, as long as it is only relayed and
 * nobody listens. Confined to the media loop.
 */
final class StreamSound {

    private static final int USUAL_RATE = 8000;

    private final MediaLoop media;
    private final MediaStream stream;
    private final DigitListener digits;
    private final HeardKeys keys = new HeardKeys(new Keyboard());
    private final List<StreamObserver> observers = new ArrayList<>();
    private @Nullable StreamFormats formats;
    private @Nullable StreamObserver taker;
    private @Nullable Playout playout;
    private @Nullable Packetizer packetizer;
    private @Nullable RtpSender sender;
    private @Nullable MediaStream heard;
    private @Nullable VoiceCleaner cleaner;
    private boolean listening = true;
    private boolean speaking;
    private int rate = USUAL_RATE;

    /** @param digits told of each key the peer presses, on the media loop */
    StreamSound(MediaLoop media, MediaStream stream, DigitListener digits) {
        this.media = media;
        this.stream = stream;
        this.digits = digits;
    }

    /** Told of keys. */
    @FunctionalInterface
    interface DigitListener {
        void onDigit(char digit);
    }

    HeardKeys keys() {
        return keys;
    }

    private void onDigit(char digit) {
        digits.onDigit(digit);
        for (StreamObserver observer : List.copyOf(observers)) {
            observer.onDigit(digit);
        }
    }

    /** Tells of keys that sound as well, from now on; asking again is without effect. */
    void detectKeys() {
        if (observers.stream().noneMatch(SoundedKeys.class::isInstance)) {
            observe(new SoundedKeys(this::onDigit));
        }
    }

    private final class Keyboard implements HeardKeys.Listener {
        @Override
        public void onDigit(char digit) {
            StreamSound.this.onDigit(digit);
        }

        @Override
        public void onReleased(int code, Duration length) {
            if (taker instanceof Conversion conversion) {
                conversion.onKey(code, length);
            }
        }
    }

    void agree(StreamFormats agreed) {
        formats = agreed;
        keys.agree(agreed.heardKeys());
        clean(agreed.cleaning());
        Playout open = playout;
        if (open != null) {
            open.formats(agreed.heard());
            open.clean(cleaner);
        }
        if (speaking) {
            speak(rate);
        }
    }

    private void clean(Cleaning wanted) {
        VoiceCleaner now = cleaner;
        if (wanted.isNone()) {
            cleaner = null;
        } else if (now == null || !now.cleaning().equals(wanted)) {
            cleaner = new VoiceCleaner(wanted);
        }
    }

    /** The peer is sent a frame that was made here. */
    void onSaid(short[] frame) {
        VoiceCleaner now = cleaner;
        if (now != null) {
            now.onSaid(frame);
        }
    }

    private int cleanable(int wanted) {
        return cleaner == null ? wanted : Math.min(wanted, Cleaning.HIGHEST_RATE);
    }

    @Nullable
    StreamFormats formats() {
        return formats;
    }

    void observe(StreamObserver observer) {
        observers.add(observer);
        playout(observer.rate()).observe(observer);
    }

    /** Without effect when it does not observe. */
    void ignore(StreamObserver observer) {
        Playout open = playout;
        if (observers.remove(observer) && open != null) {
            open.leave(observer);
            observer.onEnd();
            tidy();
        }
    }

    boolean isObserved() {
        return !observers.isEmpty();
    }

    /** Gives all that is heard to {@code next} from now on, in place of the one before. */
    Playout give(StreamObserver next) {
        Playout open = playout(next.rate());
        takeBack();
        taker = next;
        open.observe(next);
        return open;
    }

    void takeBack() {
        StreamObserver before = taker;
        Playout open = playout;
        if (before != null && open != null) {
            open.leave(before);
            taker = null;
        }
    }

    Playout playout(int rate) {
        Playout open = playout;
        if (open == null) {
            open = new Playout(media, formats == null ? Map.of() : formats.heard(), cleanable(rate));
            open.clean(cleaner);
            playout = open;
        }
        return open;
    }

    /**
     * Makes packets from now on; null when nothing was agreed about them.
     *
     * @param wanted samples a second of what will be said: no codec is asked for more than there is in it
     */
    @Nullable
    Packetizer speak(int wanted) {
        speaking = true;
        rate = cleanable(wanted);
        StreamFormats agreed = formats;
        Packetizer open = packetizer;
        if (agreed == null || open != null && open.fits(agreed.said(), rate)) {
            return open;
        }
        if (open != null) {
            open.close();
        }
        packetizer = new Packetizer(stream, sender(), agreed.said(), rate, media.codecs(), this::onSaid);
        return packetizer;
    }

    void fallSilent() {
        speaking = false;
    }

    @Nullable
    Packetizer packetizer() {
        return packetizer;
    }

    /** What this stream's peer hears comes of this source; null while it hears somebody else's as it is. */
    @Nullable
    RtpSender ownSender() {
        return sender;
    }

    @Nullable
    Playout openPlayout() {
        return playout;
    }

    void listening(boolean now) {
        listening = now;
    }

    boolean isListening() {
        return listening;
    }

    /** Whether this stream's peer never heard anyone but {@code source}, so that its packets may pass as they are. */
    boolean hearsOnly(MediaStream source) {
        boolean only = sender == null && (heard == null || heard == source);
        if (only) {
            heard = source;
        } else {
            sender();
        }
        return only;
    }

    /** One source for all that this stream's peer hears, going on from what was relayed to it before. */
    RtpSender sender() {
        RtpSender own = sender;
        if (own == null) {
            int rate = formats == null ? USUAL_RATE : formats.said().format().clockRate();
            own = heard == null
                    ? new RtpSender(media.loop().entropy(), rate)
                    : heard.receiver().continuation(media.loop().entropy(), rate);
            sender = own;
        }
        return own;
    }

    /** Gives back what nobody uses any more. */
    void tidy() {
        Playout heardBy = playout;
        if (heardBy != null && !heardBy.isObserved()) {
            playout = null;
            heardBy.close();
        }
        Packetizer said = packetizer;
        if (!speaking && said != null) {
            packetizer = null;
            said.close();
        }
    }

    void close() {
        takeBack();
        fallSilent();
        observers.clear();
        Playout open = playout;
        if (open != null) {
            playout = null;
            open.close();
        }
        tidy();
    }
}
