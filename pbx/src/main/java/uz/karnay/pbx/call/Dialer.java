package uz.karnay.pbx.call;

import uz.karnay.pbx.directory.Trunk;

/** How the domain places a call; the gateway's side sends the INVITE. Confined to the loop of the call. */
public interface Dialer {

    /**
     * Rings {@code target}, offering what {@code caller} offered. Returns at once; what follows comes to
     * {@code events}, never from within this method.
     */
    LegPort dial(DialTarget target, CallerId callerId, LegPort caller, LegListener events);

    /** Whether a trunk is known not to work at present, so that others are tried before it. */
    boolean isOutOfOrder(Trunk trunk);

    /** A trunk did not react to a call at all: whoever looks after it is to find out what is wrong. */
    void suspect(Trunk trunk);
}
