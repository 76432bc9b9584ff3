package uz.karnay.api.directory;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.Did;
import uz.karnay.pbx.record.CallHistory.UnknownDid;

/** A public number and where it leads. */
@Schema(name = "Did")
record DidView(
        UUID id,
        @Schema(example = "+998785553322") String number,
        @Nullable UUID trunk,
        Target target,
        boolean enabled,
        String note,
        RecordUse record) {

    /** A public number that was called and that nobody configured. */
    @Schema(name = "UnknownDid")
    record Unknown(
            @Schema(example = "+998785553399") String number,

            @Schema(description = "The name of the trunk it came over.", example = "bell") @Nullable
            String trunk,

            long calls,
            Instant firstSeen,
            Instant lastSeen,
            @Schema(example = "+998901234567") String lastCaller) {

        static Unknown of(UnknownDid did) {
            return new Unknown(
                    did.number(), did.trunk(), did.calls(), did.firstSeen(), did.lastSeen(), did.lastCaller());
        }
    }

    static DidView of(Did did) {
        DidInput input = DidInput.of(did);
        return new DidView(
                did.id().value(),
                input.number(),
                input.trunk(),
                input.target(),
                input.enabled(),
                input.note(),
                input.record());
    }
}
