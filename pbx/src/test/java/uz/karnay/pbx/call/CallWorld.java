package uz.karnay.pbx.call;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import uz.karnay.loop.virtual.VirtualLoop;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.pbx.MemoryBindings;
import uz.karnay.pbx.MemoryDirectory;
import uz.karnay.pbx.Office;
import uz.karnay.pbx.call.IncomingCall.Origin;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.LiveDirectory;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.pbx.record.CallRecord;
import uz.karnay.pbx.recording.CallRecorder;
import uz.karnay.pbx.registration.Bindings;
import uz.karnay.pbx.script.EchoScript;
import uz.karnay.pbx.script.ReadySound;
import uz.karnay.pbx.script.Script;
import uz.karnay.pbx.script.ScriptBook;
import uz.karnay.pbx.script.ScriptPlan;
import uz.karnay.pbx.script.Scripting;
import uz.karnay.pbx.script.Sound;
import uz.karnay.pbx.speech.Language;
import uz.karnay.pbx.trunk.TrunkChannels;

/** One loop of calls in virtual time, with phones and lines that do what the test says. */
final class CallWorld {

    static final CallLimits LIMITS = new CallLimits(
            10, Duration.ofHours(12), Duration.ofSeconds(185), Duration.ofSeconds(4), Duration.ofSeconds(5));

    final VirtualTime time;
    final VirtualLoop loop;
    final TrunkChannels channels = new TrunkChannels();
    final LiveCallBook book = new LiveCallBook();
    final List<CallRecord> records = new ArrayList<>();
    final List<Throwable> faults = new ArrayList<>();
    final List<FakeLeg> dialled = new ArrayList<>();
    final List<CallerId> shown = new ArrayList<>();
    final Set<String> outOfOrder = new HashSet<>();
    final List<String> suspected = new ArrayList<>();
    final Calls calls;
    private ScriptBook scripts = (_, _) -> new EchoScript();
    private Consumer<FakeLeg> onDialled = _ -> {};

    CallWorld(long seed, Directory directory, int devicesEach) {
        time = new VirtualTime(seed);
        loop = time.loop("call-0");
        var exchange = new Exchange(
                new LiveDirectory(new MemoryDirectory(directory), time),
                new Bindings(devices(devicesEach), time),
                channels,
                records::add,
                book,
                LIMITS,
                (_, fault) -> faults.add(fault),
                CallRecorder.NONE,
                new Scripting(time.scripts(), this::script, CallWorld::sound));
        calls = new Calls(loop, exchange, new Lines());
    }

    /** Which script serves those who come to one. */
    void serve(ScriptBook book) {
        scripts = book;
    }

    private Script script(ScriptPlan plan, Directory directory) {
        return scripts.script(plan, directory);
    }

    private static Optional<ReadySound> sound(Sound sound, Language language, int rate) {
        return Optional.of(new NamedSound(
                switch (sound) {
                    case Sound.Spoken(var prompt) -> prompt.name() + " in " + language.code();
                    case Sound.Uploaded(String name) -> name;
                    case Sound.File(var voice) -> voice.path().toString();
                    case Sound.Tone(var kind) -> kind.toString();
                    case Sound.Pause(var length) -> "pause";
                }));
    }

    private record NamedSound(String name) implements ReadySound {
        @Override
        public Duration length() {
            return Duration.ofSeconds(1);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Alice and Bob have one phone each. */
    static CallWorld of(Directory directory) {
        return new CallWorld(1, directory, 1);
    }

    private static MemoryBindings devices(int each) {
        var store = new MemoryBindings();
        Instant expiry = VirtualTime.BEGINNING.plus(Duration.ofDays(1));
        for (int i = 0; i < each; i++) {
            store.holding(Office.ALICE, 5060 + i, expiry).holding(Office.BOB, 6060 + i, expiry);
        }
        return store;
    }

    private final class Lines implements Dialer {

        @Override
        public LegPort dial(DialTarget target, CallerId callerId, LegPort caller, LegListener events) {
            var leg = new FakeLeg(target.label());
            leg.listen(events);
            onDialled.accept(leg);
            dialled.add(leg);
            shown.add(callerId);
            return leg;
        }

        @Override
        public boolean isOutOfOrder(Trunk trunk) {
            return outOfOrder.contains(trunk.name());
        }

        @Override
        public void suspect(Trunk trunk) {
            suspected.add(trunk.name());
        }
    }

    FakeLeg call(Extension from, String number) {
        var leg = new FakeLeg("caller");
        begin(leg, from, number);
        return leg;
    }

    FakeLeg call(Trunk from, String number) {
        var leg = new FakeLeg("caller");
        begin(leg, from, number);
        return leg;
    }

    void begin(FakeLeg leg, Extension from, String number) {
        begin(leg, new Origin.FromExtension(from), number, new CallerId(from.number(), from.name()));
    }

    void begin(FakeLeg leg, Trunk from, String number) {
        begin(leg, new Origin.FromTrunk(from), number, new CallerId("998901234567", ""));
    }

    private void begin(FakeLeg leg, Origin origin, String number, CallerId callerId) {
        run(() -> leg.listen(calls.incoming(new IncomingCall(origin, number, callerId, "a test"), leg)));
    }

    /** How the far end of a dialled leg behaves. */
    void onDialled(Consumer<FakeLeg> behaviour) {
        onDialled = behaviour;
    }

    FakeLeg dialled(int index) {
        return dialled.get(index);
    }

    void run(Runnable event) {
        loop.run(event);
        time.settle();
    }

    /** Every leg that was ended says its last word. */
    void close(FakeLeg... legs) {
        for (FakeLeg leg : legs) {
            run(leg::close);
        }
    }

    CallRecord onlyRecord() {
        if (records.size() != 1) {
            throw new AssertionError(records.size() + " records: " + records);
        }
        return records.getFirst();
    }
}
