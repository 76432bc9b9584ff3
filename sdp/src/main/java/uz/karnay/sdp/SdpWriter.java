package uz.karnay.sdp;

import java.util.List;

/** Writes a description in the order of RFC 8866 §5. */
final class SdpWriter {

    private static final String BEFORE_CONNECTION = "iuep";

    private final StringBuilder out = new StringBuilder(512);

    String write(SessionDescription session) {
        line("v=", "0");
        line("o=", session.origin());
        line("s=", session.name());
        body(session.connection(), session.otherLines(), session.attributes());
        session.media().forEach(this::write);
        return out.toString();
    }

    private void write(MediaDescription media) {
        out.append("m=").append(media.type()).append(' ').append(media.port());
        if (media.portCount() != 1) {
            out.append('/').append(media.portCount());
        }
        out.append(' ').append(media.protocol());
        media.formats().forEach(format -> out.append(' ').append(format));
        out.append("\r\n");
        body(media.connection(), media.otherLines(), media.attributes());
    }

    private void body(Connection connection, List<Line> others, List<Attribute> attributes) {
        others.stream().filter(SdpWriter::isBeforeConnection).forEach(other -> line("", other));
        if (connection.isPresent()) {
            line("c=", connection);
        }
        others.stream().filter(other -> !isBeforeConnection(other)).forEach(other -> line("", other));
        attributes.forEach(attribute -> line("a=", attribute.text()));
    }

    private static boolean isBeforeConnection(Line line) {
        return BEFORE_CONNECTION.indexOf(line.type()) >= 0;
    }

    private void line(String start, Object value) {
        out.append(start).append(value).append("\r\n");
    }
}
