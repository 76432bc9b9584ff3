package uz.karnay.pbx.trunk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.TrunkId;

/**
 * What is known of a trunk now.
 *
 * @param lastAnswer the operator's last final answer to a REGISTER or OPTIONS, such as {@code 401 Unauthorized}, or null
 * @param roundTrip of the last answered OPTIONS, or null
 * @param channels calls on it now
 * @param lastPackets the newest messages both ways, oldest first, secrets redacted
 */
public record TrunkStatus(
        TrunkId trunk,
        State state,
        Instant since,
        @Nullable String lastAnswer,
        @Nullable Duration roundTrip,
        int channels,
        List<TracedPacket> lastPackets) {

    public TrunkStatus {
        lastPackets = List.copyOf(lastPackets);
    }

    /** Where a trunk stands. */
    public sealed interface State {
        /** Switched off by the administrator. */
        record Disabled() implements State {}

        /** By address, or registered to us: nothing to do, and nothing bad heard of it. */
        record Ready() implements State {}

        /** A REGISTER is under way. */
        record Registering() implements State {}

        record Registered(Instant expiresAt) implements State {}

        /** The operator said no. {@code nextAttempt} is null when only a change by the administrator helps: a wrong password. */
        record Refused(int status, String reason, @Nullable Instant nextAttempt) implements State {}

        /** No answer, or no way there. */
        record Unreachable(String reason, @Nullable Instant nextAttempt) implements State {}
    }

    /** A message as it went over the wire, its secrets redacted. */
    public record TracedPacket(Instant at, boolean sent, String peer, String text) {}
}
