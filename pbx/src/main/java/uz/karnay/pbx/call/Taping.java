package uz.karnay.pbx.call;

import java.util.HashMap;
import java.util.Map;
import uz.karnay.pbx.recording.ConversationRecording;
import uz.karnay.pbx.recording.Side;

/**
 * The recording of a call, if any of its parties is recorded. It begins once and goes on whoever comes and goes; two who talk
 * are on different sides of it. Confined to the loop of the call.
 */
final class Taping {

    private final Call call;
    private final Map<Leg, Side> sides = new HashMap<>();
    private ConversationRecording recording = ConversationRecording.NONE;

    Taping(Call call) {
        this.call = call;
    }

    /** These two talk from now on. */
    void onTalk(Leg served, Leg called) {
        if (sides.isEmpty() && !served.isRecorded() && !called.isRecorded()) {
            return;
        }
        if (sides.isEmpty()) {
            recording = call.desk().exchange().recorder().begin(call.id(), call::note);
        }
        Side ofServed = sides.getOrDefault(served, Side.CALLER);
        record(served, ofServed);
        record(called, ofServed == Side.CALLER ? Side.OTHERS : Side.CALLER);
    }

    private void record(Leg leg, Side side) {
        if (sides.putIfAbsent(leg, side) == null) {
            leg.port().record(recording, side);
        }
    }

    void end() {
        recording.end();
    }
}
