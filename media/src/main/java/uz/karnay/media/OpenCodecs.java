package uz.karnay.media;

/**
 * How many encoders and decoders a media loop holds, some of which are memory outside the heap: an invariant when all
 * calls are over. Confined to the media loop.
 */
public final class OpenCodecs {

    private int count;

    void opened() {
        count++;
    }

    void closed() {
        count--;
    }

    public int count() {
        return count;
    }
}
