package uz.karnay.sdp;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The payload types of one leg: a number that once meant a codec never means another there (RFC 3264 §8.3.2). */
final class PayloadNumbers {

    private static final int FIRST_DYNAMIC = 96;
    private static final int NONE = -1;

    private final Map<Integer, Codec> told = new TreeMap<>();

    void onTold(List<PayloadFormat> formats) {
        formats.forEach(format -> told.put(format.payloadType(), format.codec()));
    }

    /** The same codecs by numbers that may be told on this leg; those beyond the last free number are left out. */
    List<PayloadFormat> number(List<PayloadFormat> formats) {
        var numbered = new ArrayList<PayloadFormat>(formats.size());
        var taken = new BitSet(PayloadFormat.MAX + 1);
        for (PayloadFormat format : formats) {
            int type = numberOf(format, taken);
            if (type != NONE) {
                taken.set(type);
                numbered.add(new PayloadFormat(type, format.codec()));
            }
        }
        onTold(numbered);
        return List.copyOf(numbered);
    }

    /** The best of those that may be told: the one wished for, one that it had before, any dynamic one. */
    private int numberOf(PayloadFormat wish, BitSet taken) {
        if (isFree(wish.payloadType(), wish.codec(), taken)) {
            return wish.payloadType();
        }
        for (Map.Entry<Integer, Codec> before : told.entrySet()) {
            if (before.getValue().matches(wish.codec()) && !taken.get(before.getKey())) {
                return before.getKey();
            }
        }
        for (int type = FIRST_DYNAMIC; type <= PayloadFormat.MAX; type++) {
            if (isFree(type, wish.codec(), taken)) {
                return type;
            }
        }
        return NONE;
    }

    private boolean isFree(int type, Codec codec, BitSet taken) {
        Codec before = told.get(type);
        return !taken.get(type) && (before == null || before.matches(codec));
    }
}
