package uz.karnay.pbx.call;

import uz.karnay.loop.EventLoop;

/** The calls of one loop. Confined to it. */
public final class Calls {

    private final EventLoop loop;
    private final Exchange exchange;
    private final Dialer dialer;

    public Calls(EventLoop loop, Exchange exchange, Dialer dialer) {
        this.loop = loop;
        this.exchange = exchange;
        this.dialer = dialer;
    }

    /**
     * Takes a call over. Commands may reach {@code caller} before this returns.
     *
     * @return who is to hear of everything on the caller's leg, up to its {@code onClosed}
     */
    public LegListener incoming(IncomingCall offer, LegPort caller) {
        assert loop.isCurrent();
        throw new UnsupportedOperationException("not yet: " + exchange + dialer + offer + caller);
    }

    /** Ends every call of this loop, as when Karnay stops. */
    public void hangUpAll(HangUp why) {
        assert loop.isCurrent();
    }

    /** How many calls of this loop have not yet left their record. */
    public int size() {
        return 0;
    }
}
