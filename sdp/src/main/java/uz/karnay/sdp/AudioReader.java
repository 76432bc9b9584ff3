package uz.karnay.sdp;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import uz.karnay.sdp.Negotiation.Agreed;
import uz.karnay.sdp.Negotiation.NoCommonCodec;
import uz.karnay.sdp.Negotiation.Unacceptable;

/** Reads one {@code m=} line of the other side as an audio stream. */
record AudioReader(SessionDescription session, MediaDescription media) {

    private static final String METRICS = "voip-metrics";
    private static final int MAX_PTIME_MILLIS = 1_000;

    /**
     * @param known what to hold a payload type for that is not described: our own offer, or nothing
     * @param keys what is to be said about the keys
     */
    Negotiation read(
            List<Codec> allowed, List<PayloadFormat> known, Function<MediaDescription, KeyAgreement.Outcome> keys) {
        if (!media.type().equalsIgnoreCase("audio")) {
            return new Unacceptable(304, "no audio");
        }
        if (media.port() == 0) {
            return new Unacceptable(304, "audio is refused");
        }
        if (!isRtp()) {
            return new Unacceptable(302, "audio over " + media.protocol() + " is not supported");
        }
        if (!connection().isInternet()) {
            return new Unacceptable(301, "no address to send audio to");
        }
        return switch (keys.apply(media)) {
            case KeyAgreement.Outcome.Refused(String reason) -> new Unacceptable(302, reason);
            case KeyAgreement.Outcome.Agreed(Protection protection) -> narrow(formats(known), allowed, protection);
        };
    }

    /**
     * RTP/AVPF is taken as RTP/AVP, and RTP/SAVPF as RTP/SAVP: it only lets feedback be sent earlier (RFC 4585 §3), which
     * a relay passes on.
     */
    private boolean isRtp() {
        return switch (media.protocol().toUpperCase(Locale.ROOT)) {
            case "RTP/AVP", "RTP/AVPF", "RTP/SAVP", "RTP/SAVPF" -> true;
            default -> false;
        };
    }

    private Negotiation narrow(List<PayloadFormat> formats, List<Codec> allowed, Protection protection) {
        var terms = new AudioTerms(formats, direction(), millis("ptime"), millis("maxptime"));
        AudioTerms common = terms.narrowedTo(allowed);
        return common.hasVoice() ? new Agreed(stream(common, protection)) : new NoCommonCodec(terms.codecs());
    }

    private RemoteAudio stream(AudioTerms terms, Protection protection) {
        boolean mux = media.attribute("rtcp-mux").isPresent();
        InetSocketAddress rtp = connection().at(media.port());
        return new RemoteAudio(terms, rtp, mux ? rtp : rtcp(), mux, takesMetrics(), protection);
    }

    /** Said for the whole session, or for this stream alone. */
    private boolean takesMetrics() {
        String own = media.attribute("rtcp-xr").orElse(null);
        return own == null
                ? session.attributes().stream().anyMatch(AudioReader::isMetrics)
                : own.toLowerCase(Locale.ROOT).contains(METRICS);
    }

    private static boolean isMetrics(Attribute attribute) {
        return attribute.name().equalsIgnoreCase("rtcp-xr")
                && attribute.value().toLowerCase(Locale.ROOT).contains(METRICS);
    }

    private List<PayloadFormat> formats(List<PayloadFormat> known) {
        List<PayloadFormat> formats = new ArrayList<>();
        for (String text : new LinkedHashSet<>(media.formats())) {
            PayloadFormat.of(media, text).or(() -> find(known, text)).ifPresent(formats::add);
        }
        return formats;
    }

    private static Optional<PayloadFormat> find(List<PayloadFormat> known, String text) {
        int type = Numbers.parse(text, PayloadFormat.MAX);
        return known.stream().filter(format -> format.payloadType() == type).findFirst();
    }

    private Connection connection() {
        return media.connection().isPresent() ? media.connection() : session.connection();
    }

    /** Writing 0.0.0.0 was how RFC 2543 held a call; RFC 3264 §8.4 wants it understood. */
    private Direction direction() {
        Direction written = Direction.of(session, media);
        InetSocketAddress host = connection().at(media.port());
        boolean heldOfOld = !host.isUnresolved() && host.getAddress().isAnyLocalAddress();
        return heldOfOld ? written.and(Direction.SENDONLY) : written;
    }

    private int millis(String attribute) {
        String text = media.attribute(attribute).orElse("").strip();
        int point = text.indexOf('.'); // ptime may be a fraction since RFC 8866 §6.4
        return Math.max(0, Numbers.parse(point < 0 ? text : text.substring(0, point), MAX_PTIME_MILLIS));
    }

    /** {@code a=rtcp:port [IN IP4 address]} (RFC 3605 §2.1). */
    private InetSocketAddress rtcp() {
        String written = media.attribute("rtcp").orElse("");
        if (written.isEmpty()) {
            return nextPort();
        }
        String[] words = written.strip().split(" +", 5);
        int port = Numbers.parse(words[0], 65_535);
        if (port <= 0) {
            return nextPort();
        }
        boolean elsewhere = words.length == 4 && words[1].equals(Connection.INTERNET);
        return elsewhere
                ? new Connection(words[1], words[2], words[3]).at(port)
                : connection().at(port);
    }

    private InetSocketAddress nextPort() {
        return connection().at(Math.min(media.port() + 1, 65_535));
    }
}
