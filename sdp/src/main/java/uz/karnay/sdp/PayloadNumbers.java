package uz.karnay.sdp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The payload types of one leg: a number that once meant a codec never means another there (RFC 3264 §8.3.2). */
final class PayloadNumbers {

    private static final int FIRST_DYNAMIC = 96;

    private final Map<Integer, Codec> told = new TreeMap<>();

    void onTold(List<PayloadFormat> formats) {
        formats.forEach(format -> told.put(format.payloadType(), format.codec()));
    }

    /** The same codecs by numbers that may be told on this leg; those beyond the last free number are left out. */
    List<PayloadFormat> number(List<PayloadFormat> formats) {
        Map<Integer, PayloadFormat> numbered = new LinkedHashMap<>();
        for (PayloadFormat format : formats) {
            numbers(format)
                    .filter(type -> !numbered.containsKey(type) && isFree(type, format.codec()))
                    .findFirst()
                    .ifPresent(type -> numbered.put(type, new PayloadFormat(type, format.codec())));
        }
        List<PayloadFormat> told = List.copyOf(numbered.values());
        onTold(told);
        return told;
    }

    /** Those that may be tried, the best first: the one wished for, those it had before, any dynamic one. */
    private Stream<Integer> numbers(PayloadFormat wish) {
        Stream<Integer> before = told.entrySet().stream()
                .filter(entry -> entry.getValue().matches(wish.codec()))
                .map(Map.Entry::getKey);
        Stream<Integer> dynamic =
                IntStream.rangeClosed(FIRST_DYNAMIC, PayloadFormat.MAX).boxed();
        return Stream.of(Stream.of(wish.payloadType()), before, dynamic).flatMap(Function.identity());
    }

    private boolean isFree(int type, Codec codec) {
        Codec before = told.get(type);
        return before == null || before.matches(codec);
    }
}
