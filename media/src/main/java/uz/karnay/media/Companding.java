package uz.karnay.media;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import uz.karnay.codec.WireFormat;
import uz.karnay.codec.g711.Law;
import uz.karnay.media.StreamFormats.Voice;

/** Finds out whether two streams differ in the law of G.711 alone, so that packets can be rewritten one by one. */
final class Companding {

    private Companding() {}

    /** The way from a stream with {@code ours} to another with {@code theirs}; empty when that takes more. */
    static Optional<MediaPath> path(StreamFormats ours, MediaStream to, StreamFormats theirs) {
        Optional<Law> target = law(theirs.said().format());
        if (target.isEmpty()
                || !isOfOneLength(ours.said(), theirs.said())
                || !keysPass(ours, theirs)
                || !areLeftAsTheyCome(ours, theirs)) {
            return Optional.empty();
        }
        Map<Integer, Integer> types = new HashMap<>();
        int rewritten = -1;
        for (Map.Entry<Integer, WireFormat> heard : ours.heard().entrySet()) {
            Optional<Law> law = law(heard.getValue());
            if (law.isPresent()) {
                types.put(heard.getKey(), theirs.said().payloadType());
                rewritten = law.equals(target) ? rewritten : heard.getKey();
            }
        }
        ours.heardKeys().forEach((type, _) -> types.put(type, theirs.saidKeys().payloadType()));
        var relay = new MediaPath.Relay(to, PayloadMap.of(types));
        return Optional.of(rewritten < 0 ? relay : new MediaPath.Companded(relay, rewritten, other(target.get())));
    }

    private static boolean areLeftAsTheyCome(StreamFormats ours, StreamFormats theirs) {
        return ours.cleaning().isNone() && theirs.cleaning().isNone();
    }

    private static boolean isOfOneLength(Voice ours, Voice theirs) {
        return law(ours.format()).isPresent() && ours.ptimeMillis() == theirs.ptimeMillis();
    }

    private static boolean keysPass(StreamFormats ours, StreamFormats theirs) {
        if (ours.areKeysToBeNamedTowards(theirs) || ours.areKeysToSoundTowards(theirs)) {
            return false;
        }
        int clockRate = theirs.saidKeys().clockRate();
        return ours.heardKeys().isEmpty()
                || theirs.saidKeys().areTaken()
                        && ours.heardKeys().values().stream().allMatch(rate -> rate == clockRate);
    }

    private static Optional<Law> law(WireFormat format) {
        if (format == WireFormat.Fixed.PCMU) {
            return Optional.of(Law.MU);
        }
        return format == WireFormat.Fixed.PCMA ? Optional.of(Law.A) : Optional.empty();
    }

    private static Law other(Law law) {
        return switch (law) {
            case MU -> Law.A;
            case A -> Law.MU;
        };
    }
}
