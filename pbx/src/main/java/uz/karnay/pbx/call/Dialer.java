package uz.karnay.pbx.call;

/** How the domain places a call; the gateway's side sends the INVITE. Confined to the loop of the call. */
public interface Dialer {

    /**
     * Rings {@code target}, offering what {@code caller} offered. Returns at once; what follows comes to
     * {@code events}, never from within this method.
     */
    LegPort dial(DialTarget target, CallerId callerId, LegPort caller, LegListener events);
}
