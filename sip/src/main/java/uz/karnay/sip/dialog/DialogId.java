package uz.karnay.sip.dialog;

import uz.karnay.sip.message.SipRequest;

/**
 * What tells dialogs apart: RFC 3261 §12.
 *
 * @param remoteTag empty for a peer of RFC 2543, which has none
 */
public record DialogId(String callId, String localTag, String remoteTag) {

    /** The dialog in which a peer's request comes: its To is our half. */
    public static DialogId of(SipRequest incoming) {
        return new DialogId(
                incoming.callId(),
                incoming.to().tag().orElse(""),
                incoming.from().tag().orElse(""));
    }
}
