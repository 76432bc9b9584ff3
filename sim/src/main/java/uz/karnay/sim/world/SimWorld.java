package uz.karnay.sim.world;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import uz.karnay.gateway.GatewayConfig;
import uz.karnay.loop.virtual.SeededEntropy;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.sim.karnay.SimKarnay;
import uz.karnay.sim.network.SimNetwork;
import uz.karnay.sim.peer.SimOperator;
import uz.karnay.sim.peer.SimParty;

/**
 * A whole world from one number: an office, its phones and operators, a network with weather, a day of calls, and Karnay
 * in the middle. The same seed gives the same world, to the last bit of the last datagram.
 */
public final class SimWorld {

    private static final InetSocketAddress KARNAY = new InetSocketAddress(InetAddress.ofLiteral("10.0.0.1"), 5060);

    /** A sign of life that waits for its turn and gets no answer, an ACK that does not come, a BYE that gets none. */
    private static final Duration LAST_CALL = Duration.ofSeconds(150);

    private static final Duration QUIET = Duration.ofSeconds(40);
    private static final int LADDER = 600;

    private final long seed;
    private final VirtualTime time;
    private final SimNetwork network;
    private final SimKarnay karnay;
    private final Violations violations;
    private final Invariants invariants;
    private final TraceHash trace;
    private final People people;
    private final Day day;

    public SimWorld(long seed) {
        this.seed = seed;
        var entropy = new SeededEntropy(seed);
        this.time = new VirtualTime(entropy.nextLong());
        this.network = new SimNetwork(time, entropy.fork());
        this.violations = new Violations(time);
        this.trace = new TraceHash(time);
        var sky = new Sky(time, network, entropy.fork(), KARNAY.getAddress());
        SeededEntropy chances = entropy.fork();
        var shape = shape(chances);
        this.invariants = new Invariants(
                time,
                network,
                sky,
                KARNAY,
                new OneOwner(violations, callId -> SimKarnay.ownerOf(callId, shape.callLoops())),
                violations);
        this.karnay = new SimKarnay(time, network, KARNAY, shape, invariants);
        var plan = OfficePlan.draw(entropy.fork());
        this.people = new People(
                new SimParty.Surroundings(time, KARNAY, invariants), network, entropy.fork(), plan, karnay.names());
        this.day = new Day(time, entropy.fork(), plan, people, karnay, sky);
        network.observe(invariants);
        network.observe(trace);
        if (chances.chance(0.3)) {
            network.tellOfClosedPorts();
        }
        karnay.change("first", plan.asChanges());
    }

    /** Signs of life are always on: without them, a call whose both ends vanish lasts for hours. */
    private static SimKarnay.Shape shape(SeededEntropy chances) {
        var defaults = GatewayConfig.defaults("office");
        var config = new GatewayConfig(
                defaults.domain(),
                defaults.product(),
                defaults.minExpiry(),
                defaults.defaultExpiry(),
                defaults.maxExpiry(),
                chances.chance(0.1) ? 3 : defaults.maxCallsPerLoop(),
                defaults.maxLag(),
                defaults.retryAfter(),
                Duration.ofSeconds(10 + chances.below(20)),
                defaults.digestAlgorithms());
        return new SimKarnay.Shape(1 + chances.below(2), 1 + chances.below(2), config);
    }

    /** Lives through it all. */
    public WorldReport run() {
        try {
            live();
        } catch (RuntimeException | AssertionError fault) {
            violations.add("no faults", stackOf(fault));
        }
        return new WorldReport(
                seed,
                trace.value(),
                trace.datagrams(),
                invariants.records(),
                violations.all(),
                violations.isEmpty() ? "" : network.ladder(LADDER));
    }

    private void live() {
        karnay.start();
        day.plan();
        until(Day.LENGTH, () -> false);
        day.end();
        until(LAST_CALL, karnay::isQuiet);
        until(QUIET, () -> false);
        if (violations.isEmpty()) {
            karnay.leftovers(what -> violations.add("nothing is left", what));
            leave();
        }
    }

    private void leave() {
        CompletableFuture<Void> left = karnay.stop();
        until(QUIET.multipliedBy(2), () -> false);
        if (!left.isDone()) {
            violations.add("nothing is left", "an operator that Karnay still waits for");
        }
        karnay.leftovers(what -> violations.add("nothing is left", what));
        if (karnay.transactions() != 0) {
            violations.add("nothing is left", karnay.transactions() + " transactions");
        }
        if (time.pending() != 0) {
            violations.add("nothing is left", time.pending() + " timers");
        }
        people.operators().forEach(this::checkPatience);
        invariants.end();
    }

    /** Whoever tries a wrong password again and again locks the account. */
    private void checkPatience(SimOperator operator) {
        if (operator.mostWrongPasswords() > 1 && network.corrupted() == 0) {
            violations.add("no hammering", operator.mostWrongPasswords() + " wrong passwords for " + operator.name());
        }
    }

    /** Until so much time has passed, or enough has happened, or something is wrong. */
    private void until(Duration most, BooleanSupplier enough) {
        long end = time.nanos() + most.toNanos();
        Duration stride = Duration.ofMillis(100);
        while (time.nanos() < end && violations.isEmpty() && !enough.getAsBoolean()) {
            time.advance(stride);
        }
    }

    static String stackOf(Throwable fault) {
        var text = new StringWriter();
        fault.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
