package uz.karnay.media;

/**
 * What is done to a peer's voice before anybody hears it. Any of it has the sound decoded.
 *
 * @param echo what the peer is sent and comes back is taken out
 * @param noise steady noise is dampened
 * @param gain it is brought to one loudness
 */
public record Cleaning(boolean echo, boolean noise, boolean gain) {

    /** It is left as it comes. */
    public static final Cleaning NONE = new Cleaning(false, false, false);

    /** Samples a second that can be cleaned at most; a codec that leaves a choice is asked for no more. */
    static final int HIGHEST_RATE = 16_000;

    public boolean isNone() {
        return equals(NONE);
    }
}
