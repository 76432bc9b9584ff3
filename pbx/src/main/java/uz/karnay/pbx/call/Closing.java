package uz.karnay.pbx.call;

import uz.karnay.loop.Timer;

/** The call has ended; its legs have not all said their last word. */
record Closing(Ending ending, Timer giveUp) implements Stage {

    @Override
    public void leave() {
        giveUp.cancel();
    }

    @Override
    public String word() {
        return "ending";
    }
}
