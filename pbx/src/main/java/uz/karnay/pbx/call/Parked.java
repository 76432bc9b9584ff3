package uz.karnay.pbx.call;

import java.time.Duration;
import uz.karnay.loop.Timer;
import uz.karnay.pbx.directory.Extension;

/**
 * The one who is served stands in a slot of the parking and hears music. Confined to the loop of the call.
 *
 * <pre>
 * event                      next
 * -------------------------  ---------------------------------------------
 * somebody dials the slot    Talking with that one, see {@link PickUps}
 * nobody does in time        Hunt: whoever parked the call is rung
 * the served hangs up        the call ends
 * </pre>
 */
final class Parked implements Stage {

    private final Call call;
    private final Leg served;
    private final String slot;
    private final Extension parker;
    private Timer patience = Timer.none();

    /** @param slot taken for this call, which gives it back when it leaves */
    Parked(Call call, Leg served, String slot, Extension parker) {
        this.call = call;
        this.served = served;
        this.slot = slot;
        this.parker = parker;
    }

    void begin(Duration longest) {
        call.note(served.name() + " is parked", "in " + slot + " by " + parker.number());
        served.port().playMusic();
        patience = call.desk().after(longest, call, () -> onTooLong(longest));
        call.show(word());
    }

    private void onTooLong(Duration longest) {
        call.transfers()
                .ringAgain(parker, "nobody took the call out of " + slot + " within " + longest.toSeconds() + " s");
    }

    Call call() {
        return call;
    }

    boolean isIn(String wanted) {
        return slot.equals(wanted);
    }

    @Override
    public void onHungUp(Leg leg, HangUp why) {
        call.servedLeft(why);
    }

    /** The slot is free again. */
    @Override
    public void leave() {
        patience.cancel();
        call.desk().exchange().parking().leave(slot, call.id());
    }

    @Override
    public String word() {
        return "parked in " + slot;
    }
}
