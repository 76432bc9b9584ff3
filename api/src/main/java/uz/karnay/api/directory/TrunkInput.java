package uz.karnay.api.directory;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uz.karnay.api.json.Enums;
import uz.karnay.api.problem.ProblemException;
import uz.karnay.pbx.directory.Dtmf;
import uz.karnay.pbx.directory.Secret;
import uz.karnay.pbx.directory.Srtp;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.pbx.directory.TrunkId;

/** What can be said of a trunk. */
@Schema(name = "TrunkInput")
record TrunkInput(
        @NotNull(message = Shape.REQUIRED)
        @Size(min = 1, max = 64, message = "must be 1 to 64 letters")
        @Pattern(regexp = Shape.ONE_LINE, message = Shape.ONE_LINE_MESSAGE)
        @Schema(example = "bell")
        String name,

        @Schema(defaultValue = "true") Boolean enabled,

        @NotNull(message = "is required: REGISTERS_TO_PROVIDER, PROVIDER_REGISTERS or BY_ADDRESS")
        @Schema(description = "Who registers with whom.")
        Account account,

        @NotNull(message = Shape.REQUIRED) @Valid Peer server,

        @Valid @Schema(description = "Where messages go instead of the server.") @Nullable
        Peer outboundProxy,

        @Valid Identity identity,

        @Size(max = 50, message = "must be at most 50")
        @Schema(description = "Whence its calls may come besides the server's own addresses.")
        List<@NotNull(message = Shape.NO_NULL) @Valid Network> addresses,

        @Valid TrunkNumbers numbers,
        @Valid Timing timing,

        @Size(min = 1, max = 6, message = "must name 1 to 6 codecs") @Schema(description = "In order of preference.")
        List<@NotNull(message = Shape.NO_NULL) Codec> codecs,

        @Schema(
                description = "Whether media are sealed with SRTP: never, when the other side can, or always.",
                defaultValue = "OFF")
        SrtpUse srtp,

        @Schema(
                description = "How keys come and go: as telephone-events where they are agreed and as tones elsewhere,"
                        + " always as telephone-events, always as tones, or in INFO requests.",
                defaultValue = "AUTO")
        DtmfUse dtmf,

        @Min(value = 0, message = "must be 0 to 10000, 0 for no limit")
        @Max(value = 10_000, message = "must be 0 to 10000, 0 for no limit")
        @Schema(description = "Calls at once, both ways; 0 for no limit.", defaultValue = "0")
        Integer maxChannels,

        @Schema(
                description = "Whether its callers may use the dial plan, as between two offices.",
                defaultValue = "false")
        Boolean tieLine,

        @Size(max = 1000, message = "must be at most 1000 letters")
        String note,

        @Schema(description = "Whether its conversations are recorded.", defaultValue = "OFF")
        RecordUse record,

        Cleaning cleaning) {

    static final Set<String> CLEARABLE = Set.of(
            "outboundProxy",
            "identity.authName",
            "identity.password",
            "identity.realm",
            "identity.fromUser",
            "identity.fromDomain",
            "numbers.callerId",
            "note");

    /** Who registers with whom. */
    enum Account {
        REGISTERS_TO_PROVIDER,
        PROVIDER_REGISTERS,
        BY_ADDRESS
    }

    TrunkInput {
        enabled = requireNonNullElse(enabled, true);
        identity = requireNonNullElse(identity, Identity.NONE);
        addresses = requireNonNullElse(addresses, List.of());
        numbers = requireNonNullElse(numbers, TrunkNumbers.USUAL);
        timing = requireNonNullElse(timing, Timing.USUAL);
        codecs = requireNonNullElse(codecs, Codec.OF_TRUNKS);
        srtp = requireNonNullElse(srtp, SrtpUse.OFF);
        dtmf = requireNonNullElse(dtmf, DtmfUse.AUTO);
        maxChannels = requireNonNullElse(maxChannels, 0);
        tieLine = requireNonNullElse(tieLine, false);
        note = requireNonNullElse(note, "");
        record = requireNonNullElse(record, RecordUse.OFF);
        cleaning = requireNonNullElse(cleaning, Cleaning.NONE);
    }

    /** What is done to the voices that come from it. */
    @Schema(
            name = "TrunkCleaning",
            description = "What is done to the voices that come from it; any of it has the sound of its calls decoded.")
    record Cleaning(
            @Schema(description = "Our own voices that come back are taken out.", defaultValue = "false")
            Boolean echoCancel,

            @Schema(description = "Steady noise is dampened.", defaultValue = "false")
            Boolean noiseSuppression,

            @Schema(description = "Voices are brought to one loudness.", defaultValue = "false")
            Boolean gainControl) {

        static final Cleaning NONE = new Cleaning(false, false, false);

        Cleaning {
            echoCancel = requireNonNullElse(echoCancel, false);
            noiseSuppression = requireNonNullElse(noiseSuppression, false);
            gainControl = requireNonNullElse(gainControl, false);
        }

        static Cleaning of(Trunk.Cleaning cleaning) {
            return new Cleaning(cleaning.echo(), cleaning.noise(), cleaning.gain());
        }

        Trunk.Cleaning toDomain() {
            return new Trunk.Cleaning(echoCancel, noiseSuppression, gainControl);
        }
    }

    /** Who we are to the operator. */
    @Schema(name = "TrunkIdentity")
    record Identity(
            @Size(max = 64, message = "must be at most 64 letters")
            @Pattern(regexp = Shape.WORD, message = Shape.WORD_MESSAGE)
            @Schema(description = "The user of the address of record.", example = "998785553322")
            String login,

            @Size(max = 64, message = "must be at most 64 letters")
            @Pattern(regexp = Shape.WORD, message = Shape.WORD_MESSAGE)
            @Schema(description = "The digest user; the login when null.")
            @Nullable
            String authName,

            @Size(max = 128, message = "must be at most 128 letters")
            @Pattern(regexp = Shape.ONE_LINE, message = Shape.ONE_LINE_MESSAGE)
            @Schema(
                    description = "Never shown again; null clears it.",
                    accessMode = Schema.AccessMode.WRITE_ONLY,
                    example = "given by the operator")
            @Nullable
            String password,

            @Size(max = 128, message = "must be at most 128 letters")
            @Pattern(regexp = Shape.ONE_LINE, message = Shape.ONE_LINE_MESSAGE)
            @Schema(description = "The only realm answered; any when null.")
            @Nullable
            String realm,

            @Size(max = 64, message = "must be at most 64 letters")
            @Pattern(regexp = Shape.WORD, message = Shape.WORD_MESSAGE)
            @Schema(description = "The user of From on calls; the caller's number when null.")
            @Nullable
            String fromUser,

            @Pattern(regexp = Shape.HOST, message = Shape.HOST_MESSAGE)
            @Schema(description = "The host of From; the server's when null.")
            @Nullable
            String fromDomain) {

        static final Identity NONE = new Identity("", null, null, null, null, null);

        Identity {
            login = requireNonNullElse(login, "");
        }

        static Identity of(Trunk.Identity identity) {
            return new Identity(
                    identity.login(),
                    identity.authName(),
                    null,
                    identity.realm(),
                    identity.fromUser(),
                    identity.fromDomain());
        }

        Trunk.Identity toDomain(Secret otherwise) {
            Secret secret = password == null ? otherwise : Secret.of(password);
            return new Trunk.Identity(login, authName, secret, realm, fromUser, fromDomain);
        }

        @Override
        public String toString() {
            return "Identity[" + login + "]";
        }
    }

    /** As it stands, without its password. */
    static TrunkInput of(Trunk trunk) {
        return new TrunkInput(
                trunk.name(),
                trunk.enabled(),
                Enums.same(Account.class, trunk.account()),
                Objects.requireNonNull(Peer.of(trunk.server())),
                Peer.of(trunk.outboundProxy()),
                Identity.of(trunk.identity()),
                trunk.addresses().stream().map(Network::of).toList(),
                TrunkNumbers.of(trunk.numbers()),
                Timing.of(trunk.timing()),
                Codec.of(trunk.codecs()),
                Enums.same(SrtpUse.class, trunk.srtp()),
                Enums.same(DtmfUse.class, trunk.dtmf()),
                trunk.maxChannels(),
                trunk.tieLine(),
                trunk.note(),
                RecordUse.of(trunk.recorded()),
                Cleaning.of(trunk.cleaning()));
    }

    /**
     * @param otherwise the password when none is given
     * @throws ProblemException when it asks for what is not served yet
     */
    Trunk toDomain(TrunkId id, Secret otherwise) {
        server.requireServed("server");
        if (outboundProxy != null) {
            outboundProxy.requireServed("outboundProxy");
        }
        return new Trunk(
                id,
                name,
                enabled,
                Enums.same(Trunk.Account.class, account),
                server.toDomain(),
                outboundProxy == null ? null : outboundProxy.toDomain(),
                identity.toDomain(otherwise),
                addresses.stream().map(Network::toDomain).toList(),
                numbers.toDomain(),
                timing.toDomain(),
                Codec.toDomain(codecs),
                Enums.same(Srtp.class, srtp),
                Enums.same(Dtmf.class, dtmf),
                maxChannels,
                tieLine,
                note,
                record.isOn(),
                cleaning.toDomain());
    }
}
