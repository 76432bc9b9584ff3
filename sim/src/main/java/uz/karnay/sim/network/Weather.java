package uz.karnay.sim.network;

import java.time.Duration;

/**
 * How a network treats datagrams. Probabilities are 0 to 1.
 *
 * @param loss chance that one is lost
 * @param burst how many after a lost one are lost with it
 * @param delay every one takes this long
 * @param jitter and up to this much longer, so that they overtake one another
 * @param duplication chance that one arrives twice
 * @param corruption chance that one arrives with a changed byte
 */
public record Weather(double loss, int burst, Duration delay, Duration jitter, double duplication, double corruption) {

    public static final Weather FINE = new Weather(0, 0, Duration.ofMillis(2), Duration.ZERO, 0, 0);

    public static final Weather ROUGH = new Weather(0.05, 1, Duration.ofMillis(20), Duration.ofMillis(60), 0.02, 0);

    /** Seldom, and then much at once: a radio link. */
    public static final Weather BURSTS = new Weather(0.01, 12, Duration.ofMillis(30), Duration.ofMillis(30), 0.01, 0);

    /** Late, out of order and doubled, and nothing lost. */
    public static final Weather JUMBLED = new Weather(0, 0, Duration.ofMillis(40), Duration.ofMillis(400), 0.15, 0);

    /** A memory that flips bits on the way. */
    public static final Weather DAMAGING = new Weather(0.01, 0, Duration.ofMillis(10), Duration.ofMillis(10), 0, 0.02);
}
