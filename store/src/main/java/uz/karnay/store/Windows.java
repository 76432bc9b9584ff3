package uz.karnay.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.record.CallRecord.Window;

/** The course of a leg in one column: {@code 10 4.21 4.3;20 4.19 -}. */
final class Windows {

    private static final String UNKNOWN = "-";

    private Windows() {}

    /** Null when there are none, as of calls before they were kept. */
    static @Nullable String text(List<Window> windows) {
        if (windows.isEmpty()) {
            return null;
        }
        var text = new StringBuilder();
        for (Window window : windows) {
            text.append(text.isEmpty() ? "" : ";").append(window.untilSecond());
            text.append(' ').append(score(window.fromPeer()));
            text.append(' ').append(score(window.toPeer()));
        }
        return text.toString();
    }

    private static String score(@Nullable Double score) {
        return score == null ? UNKNOWN : String.format(Locale.ROOT, "%.2f", score);
    }

    static List<Window> read(@Nullable String text) {
        var windows = new ArrayList<Window>();
        if (text != null) {
            for (String one : text.split(";", -1)) {
                String[] parts = one.split(" ", 3);
                windows.add(new Window(Integer.parseInt(parts[0]), score(parts[1]), score(parts[2])));
            }
        }
        return windows;
    }

    private static @Nullable Double score(String text) {
        return text.equals(UNKNOWN) ? null : Double.valueOf(text);
    }
}
