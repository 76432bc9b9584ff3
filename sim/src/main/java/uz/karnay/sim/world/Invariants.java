package uz.karnay.sim.world;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.pbx.record.CallRecord;
import uz.karnay.sim.karnay.SimKarnay;
import uz.karnay.sim.network.SimNetwork;
import uz.karnay.sim.peer.SimMessage;
import uz.karnay.sim.peer.Witness;

/** All that must be true of a world, and the eyes and ears of it. */
final class Invariants implements SimNetwork.Observer, SimKarnay.Watcher, Witness {

    /** Long enough for both to learn where the other is and to say something. */
    private static final Duration AUDIBLE = Duration.ofSeconds(2);

    /** What went wrong while the call was being set up may still be made good while it stands. */
    private static final long ESTABLISHING = Duration.ofSeconds(6).toNanos();

    private final VirtualTime time;
    private final InetSocketAddress karnay;
    private final Violations violations;
    private final BooleanSupplier isDamaging;
    private final OneFinalAnswer answers;
    private final OneRecord records;
    private final Hearing hearing;
    private final Voices voices;
    private final Sky sky;
    private final List<Rule> rules;

    Invariants(VirtualTime time, SimNetwork network, Sky sky, InetSocketAddress karnay, OneOwner owner, Violations to) {
        this.time = time;
        this.karnay = karnay;
        this.sky = sky;
        this.violations = to;
        this.isDamaging = () -> network.corrupted() > 0;
        this.answers = new OneFinalAnswer(violations, sky::wasFineLongBefore, isDamaging);
        this.records = new OneRecord(violations, isDamaging);
        this.hearing = new Hearing(violations, records);
        this.voices = new Voices(violations, hearing);
        this.rules = List.of(
                answers,
                new AckOrBye(violations, isDamaging),
                new SequenceByOne(violations),
                owner,
                new PlainReader(violations, isDamaging),
                records,
                hearing,
                voices);
        time.afterEach(() -> rules.forEach(rule -> rule.onMoment(time.nanos())));
    }

    @Override
    public void onSending(int loop, byte[] datagram) {
        try {
            var seen = new Seen(time.nanos(), loop, SimMessage.parse(datagram));
            rules.forEach(rule -> rule.onSent(seen));
        } catch (SimMessage.Unreadable unreadable) {
            if (!isDamaging.getAsBoolean()) { // else it repeats what was damaged
                violations.add("readable", String.valueOf(unreadable.getMessage()));
            }
        }
    }

    @Override
    public void onSent(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
        // what Karnay sends is seen where it leaves, with its loop
    }

    @Override
    public void onArriving(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
        if (to.equals(karnay)) {
            var seen = new Seen(time.nanos(), -1, SimMessage.parse(datagram));
            rules.forEach(rule -> rule.onArrived(seen));
        }
    }

    @Override
    public void onRecord(CallRecord written) {
        rules.forEach(rule -> rule.onRecord(written));
    }

    @Override
    public void onFault(Throwable fault) {
        violations.add("no faults", SimWorld.stackOf(fault));
    }

    @Override
    public void placed(String party, String callId) {
        answers.placed(party, callId, time.nanos());
    }

    @Override
    public void settled(String party, String callId, int status) {
        answers.settled(party, callId, status);
    }

    @Override
    public void vanished(String party) {
        answers.vanished(party);
    }

    @Override
    public void heard(String listener, String speaker) {
        hearing.heard(listener, speaker);
    }

    @Override
    public void talked(String callId, Duration length) {
        if (length.compareTo(AUDIBLE) > 0 && sky.wasFineSince(time.nanos() - length.toNanos() - ESTABLISHING)) {
            voices.talked(callId);
        }
    }

    int records() {
        return records.count();
    }

    void end() {
        rules.forEach(Rule::onEnd);
    }
}
