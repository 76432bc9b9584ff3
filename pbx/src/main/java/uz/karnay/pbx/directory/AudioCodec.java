package uz.karnay.pbx.directory;

import java.util.List;

/** A codec that a trunk or an extension may use, by its name in SDP. */
public enum AudioCodec {
    PCMA("PCMA"),
    PCMU("PCMU"),
    G722("G722"),
    OPUS("opus"),
    G729("G729"),
    GSM("GSM");

    private final String encodingName;

    AudioCodec(String encodingName) {
        this.encodingName = encodingName;
    }

    /** What a phone may use unless its extension says otherwise: what sounds best first. */
    public static List<AudioCodec> ofPhones() {
        return List.of(OPUS, G722, PCMA, PCMU);
    }

    /** What an operator is offered unless its trunk says otherwise. */
    public static List<AudioCodec> ofTrunks() {
        return List.of(PCMA, PCMU);
    }

    /** The encoding name of its rtpmap (RFC 3551, RFC 7587), to be compared without regard to case. */
    public String encodingName() {
        return encodingName;
    }
}
