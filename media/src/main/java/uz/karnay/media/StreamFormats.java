package uz.karnay.media;

import java.util.Map;
import uz.karnay.codec.WireFormat;

/**
 * How the sound of one peer is written, both ways, as offer and answer agreed it.
 *
 * @param heard by payload type what the peer may send; never empty
 * @param said what it is sent
 * @param heardKeys the clock rates of its telephone-events (RFC 4733) by payload type
 * @param saidKeys the telephone-events it takes, {@link Keys#NONE} when it takes none
 * @param use of keys where sound is made
 * @param cleaning what is done to what the peer says
 */
public record StreamFormats(
        Map<Integer, WireFormat> heard,
        Voice said,
        Map<Integer, Integer> heardKeys,
        Keys saidKeys,
        KeyUse use,
        Cleaning cleaning) {

    /** Comfort noise (RFC 3389), always by this number at 8000. */
    public static final int COMFORT_NOISE = 13;

    /** What one side is sent: a format by its number, so many milliseconds in a packet. */
    public record Voice(int payloadType, WireFormat format, int ptimeMillis) {

        /** How long a packet is when nobody says (RFC 3551 §4.2). */
        public static final int USUAL_PTIME_MILLIS = 20;

        private static final int MAX_PTIME_MILLIS = 60;

        public Voice {
            requireType(payloadType);
            int frame = format.frameMillis();
            int frames = Math.max(1, (Math.min(ptimeMillis, MAX_PTIME_MILLIS) + frame - 1) / frame);
            ptimeMillis = frames * frame;
        }
    }

    /** Telephone-events by their number and clock. */
    public record Keys(int payloadType, int clockRate) {

        /** None are taken. */
        public static final Keys NONE = new Keys(-1, 8000);

        public boolean areTaken() {
            return payloadType >= 0;
        }
    }

    /** What a key is besides a telephone-event. */
    public enum KeyUse {
        /** A tone, towards a peer that takes no telephone-events. */
        AUTO,
        /** Nothing: a peer that takes no telephone-events hears none. */
        NAMED,
        /** A tone, both ways: what sounds like a key is one. */
        SOUNDED
    }

    /** Keys as most use them. */
    public StreamFormats(Map<Integer, WireFormat> heard, Voice said, Map<Integer, Integer> heardKeys, Keys saidKeys) {
        this(heard, said, heardKeys, saidKeys, KeyUse.AUTO, Cleaning.NONE);
    }

    /** The same, with the peer's voice cleaned. */
    public StreamFormats cleaned(Cleaning wanted) {
        return new StreamFormats(heard, said, heardKeys, saidKeys, use, wanted);
    }

    /** Whether a key pressed towards the peer reaches it. */
    boolean takesKeys() {
        return saidKeys.areTaken() || use != KeyUse.NAMED;
    }

    /** Whether what sounds like a key here has to be called one towards a peer with formats {@code other}. */
    boolean areKeysToBeNamedTowards(StreamFormats other) {
        return use == KeyUse.SOUNDED && other.saidKeys.areTaken();
    }

    /** Whether keys that come by name alone have to sound towards a peer with formats {@code other}. */
    boolean areKeysToSoundTowards(StreamFormats other) {
        return use == KeyUse.NAMED && other.takesKeys() && !other.saidKeys.areTaken();
    }

    public StreamFormats {
        heard = Map.copyOf(heard);
        heardKeys = Map.copyOf(heardKeys);
        heard.keySet().forEach(StreamFormats::requireType);
        heardKeys.keySet().forEach(StreamFormats::requireType);
        if (heard.isEmpty()) {
            throw new IllegalArgumentException("no format is heard");
        }
    }

    /** One format by one number both ways, 20 ms in a packet, no keys. */
    public static StreamFormats of(int payloadType, WireFormat format) {
        return new StreamFormats(
                Map.of(payloadType, format),
                new Voice(payloadType, format, Voice.USUAL_PTIME_MILLIS),
                Map.of(),
                Keys.NONE);
    }

    private static void requireType(int payloadType) {
        if (payloadType < 0 || payloadType >= 128) {
            throw new IllegalArgumentException("not a payload type: " + payloadType);
        }
    }
}
