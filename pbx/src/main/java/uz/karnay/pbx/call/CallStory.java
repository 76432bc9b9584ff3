package uz.karnay.pbx.call;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.call.IncomingCall.Origin;
import uz.karnay.pbx.record.CallId;
import uz.karnay.pbx.record.CallRecord;
import uz.karnay.pbx.record.CallRecord.Step;
import uz.karnay.pbx.route.Route.Facts;

/** All that will be told of a call: its record once it is over, its line in the list while it runs. Confined to its loop. */
final class CallStory {

    /** A phone that toggles hold for hours must not fill the memory. */
    static final int MAX_STEPS = 200;

    private final CallId id;
    private final Facts facts;
    private final Instant startedAt;
    private final long directoryVersion;
    private final List<Step> steps = new ArrayList<>();
    private @Nullable String trunk;
    private @Nullable Instant answeredAt;

    CallStory(CallId id, Origin origin, Facts facts, Instant startedAt, long directoryVersion) {
        this.id = id;
        this.facts = facts;
        this.startedAt = startedAt;
        this.directoryVersion = directoryVersion;
        this.trunk = origin instanceof Origin.FromTrunk(var from) ? from.name() : null;
    }

    void note(Instant at, String what, String why) {
        if (steps.size() < MAX_STEPS) {
            steps.add(new Step(at, what, why));
        }
    }

    /** It goes out over this trunk; a transit call keeps the name of the one it came in over. */
    void over(DialTarget target, Origin origin) {
        if (target instanceof DialTarget.Line line && origin instanceof Origin.FromExtension) {
            trunk = line.trunk().name();
        }
    }

    void answered(Instant at) {
        answeredAt = at;
    }

    boolean isAnswered() {
        return answeredAt != null;
    }

    LiveCall view(String state, List<Leg> legs) {
        return new LiveCall(
                id,
                facts.direction(),
                facts.caller().number(),
                facts.caller().name(),
                facts.called(),
                state,
                startedAt,
                answeredAt,
                legs.stream().map(leg -> leg.name() + " " + leg.word()).toList(),
                legs.stream().filter(Leg::isAnswered).map(Leg::sound).toList(),
                Lines.of(id, facts, legs));
    }

    CallRecord record(Ending ending, List<Leg> legs) {
        return new CallRecord(
                id,
                facts.direction(),
                facts.caller().number(),
                facts.caller().name(),
                facts.called(),
                trunk,
                startedAt,
                answeredAt,
                ending.at(),
                ending.disposition(),
                ending.endedBy(),
                ending.status(),
                ending.reason(),
                directoryVersion,
                legs.stream().map(Leg::record).toList(),
                steps);
    }
}
