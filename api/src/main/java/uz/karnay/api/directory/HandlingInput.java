package uz.karnay.api.directory;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uz.karnay.api.json.Enums;
import uz.karnay.pbx.directory.Forwarding;
import uz.karnay.pbx.directory.Handling;
import uz.karnay.pbx.directory.Mailbox;
import uz.karnay.pbx.directory.Permission;
import uz.karnay.pbx.directory.Secret;

/** How calls to and from an extension are handled. PINs are never shown again. */
@Schema(name = "Handling")
record HandlingInput(
        @Valid Forwards forwarding,

        @Schema(description = "Whether its callers are told that it is busy.", defaultValue = "false")
        Boolean doNotDisturb,

        @Schema(description = "Whether it rings during a call.", defaultValue = "true")
        Boolean callWaiting,

        @Valid Box mailbox,

        @Schema(description = "Whom it may call; everything but INTERNATIONAL when left out.")
        List<@NotNull(message = Shape.NO_NULL) May> permissions,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Pattern(regexp = Shape.PIN, message = Shape.PIN_MESSAGE)
        @Schema(description = "Opens the dial rules that ask for one.", accessMode = Schema.AccessMode.WRITE_ONLY)
        @Nullable
        String pin,

        @Size(max = 64, message = "must be at most 64 letters")
        @Schema(description = "Those with the same word take each other's calls.", example = "sales")
        String pickupGroup) {

    /** What kinds of number it may call. */
    @Schema(name = "Permission")
    enum May {
        INTERNAL,
        LOCAL,
        NATIONAL,
        MOBILE,
        INTERNATIONAL
    }

    /** Where its callers go instead. */
    @Schema(name = "Forwarding")
    record Forwards(
            @Valid @Nullable Target always,
            @Valid @Nullable Target busy,
            @Valid @Nullable Target noAnswer,
            @Valid @Nullable Target notRegistered,

            @Schema(description = "How long it rings; null: as long as usual.") @Nullable
            Integer ringTimeSeconds,

            @Size(max = 20, message = "must be at most 20") @Schema(description = "Rung besides its own devices.")
            List<@NotNull(message = Shape.NO_NULL) @Valid MemberInput> followMe) {

        static final Forwards NONE = new Forwards(null, null, null, null, null, List.of());

        Forwards {
            followMe = requireNonNullElse(followMe, List.of());
        }

        static Forwards of(Forwarding forwarding) {
            Duration ringTime = forwarding.ringTime();
            return new Forwards(
                    Target.ofNullable(forwarding.always()),
                    Target.ofNullable(forwarding.busy()),
                    Target.ofNullable(forwarding.noAnswer()),
                    Target.ofNullable(forwarding.notRegistered()),
                    ringTime == null ? null : (int) ringTime.toSeconds(),
                    MemberInput.of(forwarding.followMe()));
        }

        Forwarding toDomain(String path) {
            return new Forwarding(
                    Target.read(always, path + ".always"),
                    Target.read(busy, path + ".busy"),
                    Target.read(noAnswer, path + ".noAnswer"),
                    Target.read(notRegistered, path + ".notRegistered"),
                    ringTimeSeconds == null ? null : Duration.ofSeconds(ringTimeSeconds),
                    MemberInput.toDomain(followMe, path + ".followMe"));
        }
    }

    /** Where its callers leave messages. */
    @Schema(name = "Mailbox")
    record Box(
            @Schema(defaultValue = "false") Boolean enabled,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Pattern(regexp = Shape.PIN, message = Shape.PIN_MESSAGE)
            @Schema(
                    description = "Asked before messages are heard from another phone.",
                    accessMode = Schema.AccessMode.WRITE_ONLY)
            @Nullable
            String pin,

            @Schema(description = "Where new messages are sent.", example = "alice@example.uz")
            String email,

            @Schema(description = "Whether the message itself goes along.", defaultValue = "true")
            Boolean attached) {

        static final Box OFF = new Box(false, null, "", true);

        Box {
            enabled = requireNonNullElse(enabled, false);
            email = requireNonNullElse(email, "");
            attached = requireNonNullElse(attached, true);
        }

        Mailbox toDomain(Secret before) {
            return new Mailbox(enabled, pin == null ? before : Secret.of(pin), email, attached);
        }
    }

    static final Set<String> CLEARABLE = Target.clearable(
            Set.of(
                    "handling.forwarding.always",
                    "handling.forwarding.busy",
                    "handling.forwarding.noAnswer",
                    "handling.forwarding.notRegistered",
                    "handling.forwarding.ringTimeSeconds",
                    "handling.mailbox.email",
                    "handling.pickupGroup"),
            "handling.forwarding.always",
            "handling.forwarding.busy",
            "handling.forwarding.noAnswer",
            "handling.forwarding.notRegistered");

    static final HandlingInput USUAL = of(Handling.USUAL);

    HandlingInput {
        forwarding = requireNonNullElse(forwarding, Forwards.NONE);
        doNotDisturb = requireNonNullElse(doNotDisturb, false);
        callWaiting = requireNonNullElse(callWaiting, true);
        mailbox = requireNonNullElse(mailbox, Box.OFF);
        permissions = requireNonNullElse(permissions, permissions(Permission.usual()));
        pickupGroup = requireNonNullElse(pickupGroup, "");
    }

    /** Without its PINs. */
    static HandlingInput of(Handling handling) {
        Mailbox mailbox = handling.mailbox();
        return new HandlingInput(
                Forwards.of(handling.forwarding()),
                handling.doNotDisturb(),
                handling.callWaiting(),
                new Box(mailbox.enabled(), null, mailbox.email(), mailbox.attached()),
                permissions(handling.permissions()),
                null,
                handling.pickupGroup());
    }

    private static List<May> permissions(Set<Permission> permissions) {
        return permissions.stream()
                .sorted()
                .map(each -> Enums.same(May.class, each))
                .toList();
    }

    /** @param before whose PINs stay when none are given */
    Handling toDomain(Handling before) {
        return new Handling(
                forwarding.toDomain("handling.forwarding"),
                doNotDisturb,
                callWaiting,
                mailbox.toDomain(before.mailbox().pin()),
                permissions.stream()
                        .map(each -> Enums.same(Permission.class, each))
                        .collect(Collectors.toUnmodifiableSet()),
                pin == null ? before.pin() : Secret.of(pin),
                pickupGroup);
    }

    @Override
    public String toString() {
        return "HandlingInput";
    }
}
