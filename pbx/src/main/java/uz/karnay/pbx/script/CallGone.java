package uz.karnay.pbx.script;

/** Ends a script whose call it no longer is: the caller hung up, or went on elsewhere. No fault; it has no trace. */
public final class CallGone extends RuntimeException {

    public CallGone(String why) {
        super(why, null, false, false);
    }
}
