package uz.karnay.pbx.call;

import uz.karnay.pbx.record.CallId;

/**
 * What an extension has to do with a running call, whichever of its devices it is.
 *
 * @param extension its number
 * @param calls whether it is the one who called
 * @param remote whom it talks to, or is to talk to
 */
public record ExtensionLine(CallId call, String extension, boolean calls, Stage stage, CallerId remote) {

    /** How far it is, the furthest last. */
    public enum Stage {
        TRYING,
        RINGING,
        TALKING
    }
}
