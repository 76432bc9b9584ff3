package uz.karnay.sdp;

import java.util.List;
import java.util.Locale;

/** Which way media go, seen from whoever wrote it (RFC 8866 §6.7). */
public enum Direction {
    SENDRECV(true, true),
    SENDONLY(true, false),
    RECVONLY(false, true),
    INACTIVE(false, false);

    private static final List<Direction> ALL = List.of(values());

    private final boolean sends;
    private final boolean receives;
    private final String written;

    Direction(boolean sends, boolean receives) {
        this.sends = sends;
        this.receives = receives;
        this.written = name().toLowerCase(Locale.ROOT);
    }

    public boolean sends() {
        return sends;
    }

    public boolean receives() {
        return receives;
    }

    /** The same seen from the other side. */
    public Direction reversed() {
        return of(receives, sends);
    }

    /** What both allow. */
    public Direction and(Direction other) {
        return of(sends && other.sends, receives && other.receives);
    }

    /** What an answer may say to an offer of this direction, when we would like {@code wish} (RFC 3264 §6.1). */
    public Direction answer(Direction wish) {
        return reversed().and(wish);
    }

    private static Direction of(boolean sends, boolean receives) {
        if (sends) {
            return receives ? SENDRECV : SENDONLY;
        }
        return receives ? RECVONLY : INACTIVE;
    }

    /** That of the medium, else that of the session, else both ways. */
    static Direction of(SessionDescription session, MediaDescription media) {
        return in(media.attributes(), in(session.attributes(), SENDRECV));
    }

    private static Direction in(List<Attribute> attributes, Direction otherwise) {
        for (Attribute attribute : attributes) {
            for (Direction direction : ALL) {
                if (attribute.value().isEmpty() && attribute.name().equalsIgnoreCase(direction.name())) {
                    return direction;
                }
            }
        }
        return otherwise;
    }

    Attribute attribute() {
        return new Attribute(written, "");
    }
}
