package uz.karnay.pbx.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.record.CallRecord.Party;
import uz.karnay.pbx.route.Route.Onward;

/** Why somebody is rung: what becomes of the call when nobody answers, and when whoever answered has left again. */
sealed interface Purpose permits Purpose.OfRoute, Scripted {

    /** @param outcome what the refusals came to */
    void onNobody(Hunt.Outcome outcome, Refusal why, Party by);

    /** The one who was rung has hung up, after they talked for so long. */
    void onCalledLeft(HangUp why, Party by, Duration talked);

    /** The call goes another way, or ends. */
    void leave();

    /** The route of the call led there: it goes on elsewhere, or it ends. */
    record OfRoute(Call call, Onward onward) implements Purpose {

        @Override
        public void onNobody(Hunt.Outcome outcome, Refusal why, Party by) {
            RouteTarget next = next(outcome);
            if (next == null) {
                call.onNobody(why, by);
            } else {
                call.goOn(next, outcome.word());
            }
        }

        private @Nullable RouteTarget next(Hunt.Outcome outcome) {
            return switch (outcome) {
                case BUSY -> onward.onBusy();
                case NO_ANSWER -> onward.onNoAnswer();
                case UNREACHABLE -> onward.onUnreachable();
                case REFUSED -> null;
            };
        }

        @Override
        public void onCalledLeft(HangUp why, Party by, Duration talked) {
            call.endAnswered(why, by);
        }

        @Override
        public void leave() {}
    }
}
