package uz.karnay.pbx.call;

/** What the caller hears before the answer, so that nothing is sent twice. Confined to the loop of its call. */
final class CallerEar {

    private sealed interface Heard {
        record Nothing() implements Heard {}

        record Ringing() implements Heard {}

        record EarlyMedia(Leg source) implements Heard {}
    }

    private final LegPort caller;
    private Heard heard = new Heard.Nothing();

    CallerEar(LegPort caller) {
        this.caller = caller;
    }

    /** Ringing follows silence, or the early media of a line that has failed since. */
    void onRinging() {
        boolean news = switch (heard) {
            case Heard.Nothing _ -> true;
            case Heard.Ringing _ -> false;
            case Heard.EarlyMedia(Leg source) -> !source.isLive();
        };
        if (news) {
            heard = new Heard.Ringing();
            caller.ring();
        }
    }

    /** Early media of one of several phones would drown the others: only a leg that rings alone is heard. */
    void onProgress(Leg leg, boolean alone) {
        if (!alone) {
            onRinging();
        } else if (!(heard instanceof Heard.EarlyMedia(Leg source) && source == leg)) {
            heard = new Heard.EarlyMedia(leg);
            caller.progress(leg.port());
        }
    }
}
