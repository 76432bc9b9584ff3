package uz.karnay.sdp;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A description of a session (RFC 8866). Immutable; what nothing here reads is kept and written again.
 *
 * @param connection {@link Connection#NONE} when every medium has its own
 * @param otherLines all but {@code v= o= s= c= a=}, in their order, times included
 */
public record SessionDescription(
        Origin origin,
        String name,
        Connection connection,
        List<Attribute> attributes,
        List<Line> otherLines,
        List<MediaDescription> media) {

    /** The content type of a description. */
    public static final String CONTENT_TYPE = "application/sdp";

    public SessionDescription {
        attributes = List.copyOf(attributes);
        otherLines = List.copyOf(otherLines);
        media = List.copyOf(media);
    }

    /** Reads a body; never throws. */
    public static SdpParser.Result parse(byte[] body) {
        return SdpParser.parse(body);
    }

    /** Reads a body; never throws. */
    public static SdpParser.Result parse(String body) {
        return SdpParser.parse(body.getBytes(StandardCharsets.UTF_8));
    }

    /** The text with lines in the order of RFC 8866 §5 and CRLF at their ends. */
    public String write() {
        return new SdpWriter().write(this);
    }

    /** {@link #write()} as octets. What was parsed is written octet for octet, whatever its character set. */
    public byte[] bytes() {
        return write().getBytes(StandardCharsets.ISO_8859_1);
    }
}
