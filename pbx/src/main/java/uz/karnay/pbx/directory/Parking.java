package uz.karnay.pbx.directory;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where calls are parked.
 *
 * @param park what is dialled, or transferred to, to park in the first free slot; the slots are the numbers after it
 * @param slots how many there are, 0 to 99; 0: no parking
 * @param patience after it a parked call returns to whoever parked it
 */
public record Parking(String park, int slots, Duration patience) {

    public static final Parking USUAL = new Parking("*700", 9, Duration.ofMinutes(2));

    /** The slots a number stands for: all of them, or itself; none, when it is no number of the parking. */
    public List<String> slotsBehind(String number) {
        if (!number.startsWith(mark())) {
            return List.of(); // spares most numbers the rest
        }
        List<String> all = IntStream.rangeClosed(1, slots).mapToObj(this::slot).toList();
        return number.equals(park) ? all : all.contains(number) ? List.of(number) : List.of();
    }

    /** With as many digits as the first, at least. */
    private String slot(int which) {
        String digits = park.substring(mark().length());
        String number = Integer.toString(Integer.parseInt(digits) + which);
        return mark() + "0".repeat(Math.max(0, digits.length() - number.length())) + number;
    }

    private String mark() {
        return Character.isDigit(park.charAt(0)) ? "" : park.substring(0, 1);
    }
}
