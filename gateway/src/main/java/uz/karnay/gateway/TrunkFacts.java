package uz.karnay.gateway;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.TrunkId;
import uz.karnay.pbx.trunk.TrunkStatus;

/** What is known of one trunk. Its state is written by the trunk's own loop; packets by all. Any thread. */
final class TrunkFacts {

    private record Known(
            TrunkStatus.State state,
            Instant since,
            @Nullable String lastAnswer,
            @Nullable Duration roundTrip) {}

    private final TrunkId trunk;
    private final PacketTrace trace = new PacketTrace();
    private volatile Known known;
    private volatile Instant suspectedUntil = Instant.MIN;

    TrunkFacts(TrunkId trunk, TrunkStatus.State state, Instant now) {
        this.trunk = trunk;
        this.known = new Known(state, now, null, null);
    }

    void state(TrunkStatus.State state, Instant now) {
        Instant since = state.getClass() == known.state.getClass() ? known.since : now;
        known = new Known(state, since, known.lastAnswer, known.roundTrip);
    }

    void answered(int status, String reason) {
        suspectedUntil = Instant.MIN;
        known = new Known(known.state, known.since, status + " " + reason, known.roundTrip);
    }

    void roundTrip(Duration measured) {
        known = new Known(known.state, known.since, known.lastAnswer, measured);
    }

    /** A call met silence there: that is believed for a while, unless the trunk answers anything meanwhile. */
    void suspect(Instant until) {
        suspectedUntil = until;
    }

    boolean isSuspected(Instant now) {
        return suspectedUntil.isAfter(now);
    }

    TrunkStatus.State state() {
        return known.state;
    }

    PacketTrace trace() {
        return trace;
    }

    /** @param channels calls on it now */
    TrunkStatus status(int channels) {
        Known now = known;
        return new TrunkStatus(trunk, now.state, now.since, now.lastAnswer, now.roundTrip, channels, trace.packets());
    }
}
