package uz.karnay.api.directory;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.pbx.trunk.TrunkStatus;

/** A trunk as it is configured, and how it is now. */
@Schema(name = "Trunk")
record TrunkView(
        UUID id,
        @Schema(example = "bell") String name,
        boolean enabled,
        TrunkInput.Account account,
        Peer server,
        @Nullable Peer outboundProxy,
        Identity identity,
        List<Network> addresses,
        TrunkNumbers numbers,
        Timing timing,
        List<Codec> codecs,
        SrtpUse srtp,
        DtmfUse dtmf,
        int maxChannels,
        boolean tieLine,
        String note,
        RecordUse record,
        TrunkInput.Cleaning cleaning,
        Status status) {

    /** Who we are to the operator, without the password. */
    @Schema(name = "TrunkIdentityView")
    record Identity(
            @Schema(example = "998785553322") String login,
            @Nullable String authName,

            @Schema(description = "Whether a password is set; it is never shown.")
            boolean passwordSet,

            @Nullable String realm,
            @Nullable String fromUser,
            @Nullable String fromDomain) {}

    /** How it stands, in one word. */
    enum State {
        DISABLED,
        READY,
        REGISTERING,
        REGISTERED,
        REFUSED,
        UNREACHABLE,
        /** Just configured: the gateway has not looked at it yet. */
        STARTING
    }

    /** What is known of it now. */
    @Schema(name = "TrunkStatus")
    record Status(
            State state,
            @Nullable Instant since,

            @Schema(description = "The operator's last final answer.", example = "200 OK") @Nullable
            String lastAnswer,

            @Schema(description = "Of the last answered OPTIONS, in milliseconds.") @Nullable
            Double roundTripMillis,

            @Schema(description = "When the registration ends unless refreshed.") @Nullable
            Instant expires,

            @Schema(description = "Why it is refused or unreachable.", example = "403 Forbidden") @Nullable
            String reason,

            @Schema(description = "Null when only a change of the configuration helps.") @Nullable
            Instant nextAttempt,

            @Schema(description = "Calls on it now.") int channels) {

        private static final Status STARTING = new Status(State.STARTING, null, null, null, null, null, null, 0);

        static Status of(Optional<TrunkStatus> status) {
            return status.map(Status::of).orElse(STARTING);
        }

        private static Status of(TrunkStatus now) {
            return switch (now.state()) {
                case TrunkStatus.State.Disabled _ -> of(now, State.DISABLED, null, null, null);
                case TrunkStatus.State.Ready _ -> of(now, State.READY, null, null, null);
                case TrunkStatus.State.Registering _ -> of(now, State.REGISTERING, null, null, null);
                case TrunkStatus.State.Registered registered ->
                    of(now, State.REGISTERED, registered.expiresAt(), null, null);
                case TrunkStatus.State.Refused refused ->
                    of(now, State.REFUSED, null, refused.status() + " " + refused.reason(), refused.nextAttempt());
                case TrunkStatus.State.Unreachable unreachable ->
                    of(now, State.UNREACHABLE, null, unreachable.reason(), unreachable.nextAttempt());
            };
        }

        private static Status of(
                TrunkStatus now,
                State state,
                @Nullable Instant expires,
                @Nullable String reason,
                @Nullable Instant nextAttempt) {
            Duration roundTrip = now.roundTrip();
            Double millis = roundTrip == null ? null : roundTrip.toNanos() / 1e6;
            return new Status(
                    state, now.since(), now.lastAnswer(), millis, expires, reason, nextAttempt, now.channels());
        }
    }

    /** A message as it went over the wire, its secrets redacted. */
    @Schema(name = "TracedPacket")
    record Packet(
            Instant at,
            @Schema(description = "Whether Karnay sent it.") boolean sent,
            @Schema(example = "udp:192.0.2.10:5060") String peer,
            @Schema(example = "SIP/2.0 200 OK") String text) {}

    static TrunkView of(Trunk trunk, Optional<TrunkStatus> status) {
        TrunkInput input = TrunkInput.of(trunk);
        return new TrunkView(
                trunk.id().value(),
                input.name(),
                input.enabled(),
                input.account(),
                input.server(),
                input.outboundProxy(),
                identity(trunk.identity()),
                input.addresses(),
                input.numbers(),
                input.timing(),
                input.codecs(),
                input.srtp(),
                input.dtmf(),
                input.maxChannels(),
                input.tieLine(),
                input.note(),
                input.record(),
                input.cleaning(),
                Status.of(status));
    }

    static List<Packet> packets(TrunkStatus status) {
        return status.lastPackets().stream()
                .map(packet -> new Packet(packet.at(), packet.sent(), packet.peer(), packet.text()))
                .toList();
    }

    private static Identity identity(Trunk.Identity identity) {
        return new Identity(
                identity.login(),
                identity.authName(),
                !identity.password().isEmpty(),
                identity.realm(),
                identity.fromUser(),
                identity.fromDomain());
    }
}
