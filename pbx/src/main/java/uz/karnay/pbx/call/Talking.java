package uz.karnay.pbx.call;

import java.time.Duration;

/**
 * Two talk: the one who is served, and the one who was rung for him. Confined to the loop of the call.
 *
 * <pre>
 * event                        next
 * ---------------------------  ------------------------------------------------
 * our answer is acknowledged   Talking
 * they cannot be joined        the call ends
 * the served hangs up          the call ends
 * the called hangs up          what the {@link Purpose} says: the call ends, or a script goes on
 * either asks for a transfer   see {@link Transfers}
 * </pre>
 */
final class Talking implements Stage {

    private final Call call;
    private final Leg served;
    private final Leg called;
    private final Purpose purpose;
    private final long beganNanos;

    Talking(Call call, Leg served, Leg called, Purpose purpose) {
        this.call = call;
        this.served = served;
        this.called = called;
        this.purpose = purpose;
        this.beganNanos = now();
    }

    private long now() {
        return call.desk().loop().clock().nanos();
    }

    Leg served() {
        return served;
    }

    Leg called() {
        return called;
    }

    Leg otherThan(Leg leg) {
        return leg == served ? called : served;
    }

    @Override
    public void onAcknowledged(Leg leg) {
        call.show(word());
    }

    @Override
    public void onHungUp(Leg leg, HangUp why) {
        call.end(leg, Refusal.SERVER_ERROR.status(), why.reason());
        if (leg == served) {
            call.endAnswered(why, call.who(leg, why));
        } else {
            purpose.onCalledLeft(why, call.who(leg, why), Duration.ofNanos(now() - beganNanos));
        }
    }

    @Override
    public void onHold(boolean held) {
        call.show(held ? "on hold" : "talking");
    }

    @Override
    public void onTransferAsked(Leg leg, TransferAsk ask) {
        call.transfers().onAsked(this, leg, ask);
    }

    @Override
    public void leave() {
        purpose.leave();
    }

    @Override
    public String word() {
        return served.isAcknowledged() ? "talking" : "answered";
    }
}
