package uz.karnay.sdp;

/** Whether the media of one leg are sealed, and with which keys. */
public sealed interface Protection {

    /** As they are. */
    record Plain() implements Protection {}

    /**
     * Each side by a key of its own (RFC 4568 §5.1).
     *
     * @param tag of the crypto line that was chosen
     * @param theirs what they seal with
     * @param ours what we seal with
     */
    record Keyed(int tag, CryptoKey theirs, CryptoKey ours) implements Protection {}
}
