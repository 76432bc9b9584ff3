package uz.karnay.media;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import uz.karnay.rtp.RtpPacket;

/**
 * How payload types of one side are called on the other, where the two agreed on the same codecs by different dynamic
 * numbers. A type that is not in the map passes as it is, unless the other side knows something else by that number.
 */
public final class PayloadMap {

    /** What {@link #apply} gives for a payload type that must not pass. */
    public static final int DROP = -1;

    private static final PayloadMap IDENTITY = of(Map.of());

    private final byte[] target = new byte[RtpPacket.PAYLOAD_TYPES];

    private PayloadMap(Map<Integer, Integer> renamed) {
        for (int type = 0; type < target.length; type++) {
            target[type] = (byte) type;
        }
        renamed.values().forEach(type -> target[checked(type)] = DROP);
        renamed.forEach((from, to) -> target[checked(from)] = to.byteValue());
    }

    private static int checked(int payloadType) {
        if (payloadType < 0 || payloadType >= RtpPacket.PAYLOAD_TYPES) {
            throw new IllegalArgumentException("not a payload type: " + payloadType);
        }
        return payloadType;
    }

    /** Both sides call every codec by the same number. */
    public static PayloadMap identity() {
        return IDENTITY;
    }

    /** @param renamed from the number of the sender to that of the receiver, 0 to 127 each */
    public static PayloadMap of(Map<Integer, Integer> renamed) {
        return new PayloadMap(renamed);
    }

    /** The same, but that nothing goes by these numbers. */
    public PayloadMap without(Collection<Integer> payloadTypes) {
        var map = new PayloadMap(Map.of());
        System.arraycopy(target, 0, map.target, 0, target.length);
        payloadTypes.forEach(type -> map.target[checked(type)] = DROP);
        return map;
    }

    /** The number on the other side, or {@link #DROP}. */
    public int apply(int payloadType) {
        return target[payloadType];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PayloadMap map && Arrays.equals(map.target, target);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(target);
    }
}
