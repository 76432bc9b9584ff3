package uz.karnay.pbx.call;

import uz.karnay.pbx.record.CallRecord.MediaFigures;

/**
 * Carries the events of one leg to its call, and the stage that is in, under guard. What comes after the leg's end has crossed our own command
 * on its way and is dropped here.
 */
final class LegEvents implements LegListener {

    private Call call;
    private final Leg leg;
    private final Guard guard;

    LegEvents(Call call, Leg leg, Guard guard) {
        this.call = call;
        this.leg = leg;
        this.guard = guard;
    }

    /** The leg belongs to another call of the same loop from now on. */
    void moveTo(Call other) {
        call = other;
    }

    Call call() {
        return call;
    }

    Leg leg() {
        return leg;
    }

    @Override
    public void onTrying() {
        ifLive(() -> call.stage().onTrying());
    }

    @Override
    public void onRinging() {
        ifLive(() -> call.stage().onRinging(leg));
    }

    @Override
    public void onProgress() {
        ifLive(() -> call.stage().onProgress(leg));
    }

    @Override
    public void onAnswered() {
        ifLive(() -> call.onAnswered(leg));
    }

    @Override
    public void onRefused(Refusal why) {
        ifLive(() -> call.onRefused(leg, why));
    }

    @Override
    public void onRedirected(String number) {
        ifLive(() -> call.stage().onRedirected(leg, number));
    }

    @Override
    public void onHungUp(HangUp why) {
        ifLive(() -> call.stage().onHungUp(leg, why));
    }

    @Override
    public void onHold(boolean held) {
        ifLive(() -> call.onHold(leg, held));
    }

    @Override
    public void onKey(char key) {
        ifLive(() -> call.stage().onKey(leg, key));
    }

    @Override
    public void onPlayed() {
        ifLive(() -> call.stage().onPlayed(leg));
    }

    @Override
    public void onTransferAsked(TransferAsk ask) {
        if (leg.isLive()) {
            guard.run(call, () -> call.stage().onTransferAsked(leg, ask));
        } else {
            ask.reply().refused(new Refusal(603, "The call is over"));
        }
    }

    @Override
    public void onSound(MediaFigures now) {
        ifLive(() -> call.onSound(leg, now));
    }

    @Override
    public void onClosed(MediaFigures media) {
        guard.run(call, () -> call.onClosed(leg, media));
    }

    private void ifLive(Runnable event) {
        if (leg.isLive()) {
            guard.run(call, event);
        }
    }
}
