package uz.karnay.pbx.directory;

import java.time.Duration;

/**
 * Where calls are parked.
 *
 * @param park what is dialled, or transferred to, to park in the first free slot; the slots are the numbers after it
 * @param slots how many there are, 0 to 99; 0: no parking
 * @param patience after it a parked call returns to whoever parked it
 */
public record Parking(String park, int slots, Duration patience) {

    public static final Parking USUAL = new Parking("*700", 9, Duration.ofMinutes(2));
}
