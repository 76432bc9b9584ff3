package uz.karnay.sdp;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One {@code m=} line and what follows it (RFC 8866 §5.14).
 *
 * @param port 0 when the stream is refused or ended (RFC 3264 §6, §8.2)
 * @param portCount how many ports, 1 unless the line says otherwise
 * @param protocol such as {@code RTP/AVP}
 * @param formats as written; for RTP they are payload types
 * @param connection {@link Connection#NONE} when that of the session holds
 * @param otherLines what nothing here reads ({@code i=}, {@code b=}, {@code k=} and unknown ones), in their order
 */
public record MediaDescription(
        String type,
        int port,
        int portCount,
        String protocol,
        List<String> formats,
        Connection connection,
        List<Attribute> attributes,
        List<Line> otherLines) {

    public MediaDescription {
        formats = List.copyOf(formats);
        attributes = List.copyOf(attributes);
        otherLines = List.copyOf(otherLines);
    }

    /** The same line with port 0 and nothing behind it: how a stream is refused in its place. */
    MediaDescription refused() {
        return new MediaDescription(type, 0, 1, protocol, formats, Connection.NONE, List.of(), List.of());
    }

    /** The value of the first attribute of that name. */
    public Optional<String> attribute(String name) {
        for (Attribute attribute : attributes) {
            if (attribute.name().equalsIgnoreCase(name)) {
                return Optional.of(attribute.value());
            }
        }
        return Optional.empty();
    }

    /** The values of all attributes of that name. */
    public Stream<String> attributes(String name) {
        return attributes.stream()
                .filter(attribute -> attribute.name().equalsIgnoreCase(name))
                .map(Attribute::value);
    }
}
