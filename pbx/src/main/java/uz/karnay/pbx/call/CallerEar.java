package uz.karnay.pbx.call;

/** What the caller hears before the answer, so that nothing is sent twice. Confined to the loop of its call. */
final class CallerEar {

    private sealed interface Heard {
        record Nothing() implements Heard {}

        record Ringing() implements Heard {}

        record EarlyMedia(Leg source) implements Heard {}

        /** Whatever rings. */
        record Music() implements Heard {}
    }

    private final LegPort caller;
    private Heard heard;

    private CallerEar(LegPort caller, Heard heard) {
        this.caller = caller;
        this.heard = heard;
    }

    /** Of one who hears how it rings. */
    static CallerEar ringing(LegPort caller) {
        return new CallerEar(caller, new Heard.Nothing());
    }

    /** Of an answered caller who hears music, whatever rings. */
    static CallerEar music(LegPort caller) {
        caller.playMusic();
        return new CallerEar(caller, new Heard.Music());
    }

    /** Ringing follows silence, or the early media of a line that has failed since. */
    void onRinging() {
        boolean news = switch (heard) {
            case Heard.Nothing _ -> true;
            case Heard.Ringing _, Heard.Music _ -> false;
            case Heard.EarlyMedia(Leg source) -> !source.isLive();
        };
        if (news) {
            heard = new Heard.Ringing();
            caller.ring();
        }
    }

    /** Early media of one of several phones would drown the others: only a leg that rings alone is heard. */
    void onProgress(Leg leg, boolean alone) {
        if (!alone || heard instanceof Heard.Music) {
            onRinging();
        } else if (!(heard instanceof Heard.EarlyMedia(Leg source) && source == leg)) {
            heard = new Heard.EarlyMedia(leg);
            caller.progress(leg.port());
        }
    }
}
