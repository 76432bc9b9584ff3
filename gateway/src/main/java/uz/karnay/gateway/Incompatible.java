package uz.karnay.gateway;

import java.util.Optional;
import java.util.function.Function;
import uz.karnay.sdp.Negotiation;
import uz.karnay.sdp.SdpParser;
import uz.karnay.sdp.SessionDescription;
import uz.karnay.sip.message.Body;

/** Why two sides cannot hear each other: the status and warning of RFC 3261 §21.4.26, §20.43. */
record Incompatible(int status, int warning, String reason) {

    static final Incompatible NO_ROOM = new Incompatible(503, 399, "No room for another conversion");

    /** Reads the SDP of a body; empty when all is well with it. */
    static Optional<Incompatible> reading(Body body, Function<SessionDescription, Negotiation> reader) {
        return switch (SessionDescription.parse(body.toArray())) {
            case SdpParser.Malformed(var reason, var atLine) ->
                Optional.of(new Incompatible(400, 399, "SDP line " + atLine + ": " + reason));
            case SdpParser.Parsed(var description) -> of(reader.apply(description));
        };
    }

    private static Optional<Incompatible> of(Negotiation outcome) {
        return switch (outcome) {
            case Negotiation.Agreed _ -> Optional.empty();
            case Negotiation.NoCommonCodec none ->
                Optional.of(new Incompatible(488, none.warning(), "No common codec"));
            case Negotiation.Unacceptable(var warning, var reason) ->
                Optional.of(new Incompatible(488, warning, reason));
        };
    }
}
