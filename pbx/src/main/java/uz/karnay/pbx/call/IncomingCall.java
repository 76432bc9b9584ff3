package uz.karnay.pbx.call;

import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.Trunk;

/**
 * A call that reached Karnay, before it is known where it goes.
 *
 * @param dialled the called number as it was sent, taken from where the trunk says it stands
 * @param evidence how the origin was recognised, for the record: {@code Contact token}, {@code digest of u100}, {@code address 127.0.0.1:6060}
 */
public record IncomingCall(Origin origin, String dialled, CallerId caller, String evidence) {

    /** Who brings the call. */
    public sealed interface Origin {
        record FromExtension(Extension extension) implements Origin {}

        record FromTrunk(Trunk trunk) implements Origin {}
    }
}
