package uz.karnay.media.recorder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How whole a recording is.
 *
 * @param lengthMillis of the conversation from the beginning of the recording to its end
 * @param gaps what is missing, by their beginning
 */
public record GapReport(long lengthMillis, List<Gap> gaps) {

    public GapReport {
        gaps = gaps.stream().sorted(Comparator.comparingLong(Gap::fromMillis)).toList();
    }

    /** The same, and one gap more. */
    public GapReport with(Gap gap) {
        var more = new ArrayList<>(gaps);
        more.add(gap);
        return new GapReport(Math.max(lengthMillis, gap.untilMillis()), more);
    }

    public boolean isWhole() {
        return gaps.isEmpty();
    }

    /** Of the sound that should be there, rounded down to a tenth: 100 only when nothing is missing. */
    public double percent() {
        if (isWhole()) {
            return 100;
        }
        long missing = gaps.stream().mapToLong(Gap::missingMillis).sum();
        double part = Math.max(0, 1 - (double) missing / Math.max(1, lengthMillis));
        return Math.min(99.9, Math.floor(1000 * part) / 10);
    }

    /** {@code 100 %}, or what is missing: {@code 98.4 %: pause 12.0-14.5 s}. */
    public String text() {
        if (isWhole()) {
            return "100 %";
        }
        return String.format(Locale.ROOT, "%.1f %%: ", percent())
                + gaps.stream().map(GapReport::text).collect(Collectors.joining(", "));
    }

    private static String text(Gap gap) {
        String reason = gap.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return String.format(Locale.ROOT, "%s %.1f-%.1f s", reason, gap.fromMillis() / 1e3, gap.untilMillis() / 1e3);
    }
}
