package uz.karnay.sim.world;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import uz.karnay.loop.virtual.SeededEntropy;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.sim.network.SimNetwork;
import uz.karnay.sim.network.Weather;

/** Makes the weather of a world, and remembers when it was last bad. */
final class Sky {

    private static final List<Weather> BAD = List.of(Weather.ROUGH, Weather.BURSTS, Weather.JUMBLED, Weather.DAMAGING);

    /** 64·T1: for so long something that was lost is sent again. */
    private static final long ECHO = Duration.ofSeconds(40).toNanos();

    private final VirtualTime time;
    private final SimNetwork network;
    private final SeededEntropy entropy;
    private final InetAddress karnay;
    private int cuts;
    private boolean bad;
    private boolean settled;
    private long badUntil = -1;

    Sky(VirtualTime time, SimNetwork network, SeededEntropy entropy, InetAddress karnay) {
        this.time = time;
        this.network = network;
        this.entropy = entropy;
        this.karnay = karnay;
    }

    void change() {
        if (!settled) {
            boolean fine = entropy.chance(0.5);
            become(fine ? Weather.FINE : BAD.get(entropy.below(BAD.size())));
        }
    }

    private void become(Weather weather) {
        network.weather(weather);
        trouble();
        bad = !weather.equals(Weather.FINE);
    }

    /** Cuts Karnay off from a place for a while. */
    void cut(InetAddress place) {
        if (!settled) {
            cuts++;
            network.cut(karnay, place);
            time.after(Duration.ofMillis(500 + entropy.below(40_000)), () -> {
                trouble();
                cuts--;
                network.heal(karnay, place);
            });
        }
    }

    /** Something happened that may keep an answer from arriving. */
    void trouble() {
        badUntil = time.nanos();
    }

    /** Fine from here on, and for ever. */
    void settle(List<InetAddress> places) {
        settled = true;
        become(Weather.FINE);
        cuts = 0;
        places.forEach(place -> network.heal(karnay, place));
    }

    /** Whether all that was sent since then arrived. */
    boolean wasFineSince(long nanos) {
        return !bad && cuts <= 0 && nanos > badUntil;
    }

    /** Whether it is fine, and has been since so long before that nothing is an echo of worse times. */
    boolean wasFineLongBefore(long nanos) {
        return wasFineSince(nanos - ECHO);
    }
}
