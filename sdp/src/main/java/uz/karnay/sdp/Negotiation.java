package uz.karnay.sdp;

import java.util.List;

/** What came of an offer or an answer. */
public sealed interface Negotiation {

    /** There is a stream that both can carry. */
    record Agreed(RemoteAudio audio) implements Negotiation {}

    /** Audio, but by none of the codecs that are allowed. */
    record NoCommonCodec(List<Codec> theirs) implements Negotiation {
        public NoCommonCodec {
            theirs = List.copyOf(theirs);
        }

        /** Incompatible media format (RFC 3261 §20.43). */
        public int warning() {
            return 305;
        }
    }

    /**
     * No audio stream that can be carried at all.
     *
     * @param warning the warn-code of RFC 3261 §20.43 that a 488 may say
     * @param reason for people
     */
    record Unacceptable(int warning, String reason) implements Negotiation {}
}
