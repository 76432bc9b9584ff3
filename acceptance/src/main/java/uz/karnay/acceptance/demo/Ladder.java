package uz.karnay.acceptance.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Messages between parties that stand side by side, drawn as arrows in the order of time. */
final class Ladder {

    private static final int WIDTH = 28;

    private final List<Party> parties;

    /** @param address {@code address:port}, as it stands in a trace */
    record Party(String name, String address) {}

    Ladder(List<Party> parties) {
        this.parties = List.copyOf(parties);
    }

    String draw(List<TracedMessage> messages) {
        List<TracedMessage> ordered = messages.stream()
                .filter(message -> place(message.from()) >= 0 && place(message.to()) >= 0)
                .sorted(Comparator.comparing(TracedMessage::at))
                .toList();
        var picture = new StringBuilder("   seconds  ");
        parties.forEach(party -> picture.append(String.format(Locale.ROOT, "%-" + WIDTH + "s", party.name())));
        Instant beginning =
                ordered.isEmpty() ? Instant.EPOCH : ordered.getFirst().at();
        for (TracedMessage message : ordered) {
            double seconds = Duration.between(beginning, message.at()).toNanos() / 1e9;
            picture.append(String.format(Locale.ROOT, "%n%10.3f  ", seconds)).append(rung(message));
        }
        return picture.toString();
    }

    private String rung(TracedMessage message) {
        int from = place(message.from());
        int to = place(message.to());
        int left = Math.min(from, to);
        int right = Math.max(from, to);
        String label = message.title() + (message.hasSdp() ? " +sdp" : "");
        int room = (right - left) * WIDTH - 3;
        String text = label.length() > room - 2 ? label.substring(0, room - 2) : label;
        String dashes = "-".repeat(room - text.length() - 1);
        String arrow = from < to ? "-" + text + dashes + "> " : " <" + dashes + text + "-";
        var line = new StringBuilder();
        for (int i = 0; i < parties.size(); i++) {
            if (i < left || i > right || i == right) {
                line.append('|').append(" ".repeat(i == parties.size() - 1 ? 0 : WIDTH - 1));
            } else if (i == left) {
                line.append('|').append(arrow.substring(0, Math.min(arrow.length(), room + 2)));
            }
        }
        return line.toString();
    }

    private int place(String address) {
        for (int i = 0; i < parties.size(); i++) {
            if (parties.get(i).address().equals(address)) {
                return i;
            }
        }
        return -1;
    }
}
