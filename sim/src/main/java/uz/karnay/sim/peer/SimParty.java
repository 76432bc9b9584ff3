package uz.karnay.sim.peer;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uz.karnay.loop.virtual.SeededEntropy;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.sim.network.Link;

/** Whoever can call and be called at one address: what phones and operators have in common. */
public abstract class SimParty implements SimWire.Upper {

    private static final int FIRST_RTP_PORT = 30_000;

    private final VirtualTime time;
    private final Link link;
    private final SeededEntropy entropy;
    private final Credentials credentials;
    private final InetSocketAddress karnay;
    private final Witness witness;
    private final SimWire wire;
    private final Map<String, SimCall> calls = new LinkedHashMap<>();
    private Mood mood = Mood.DECENT;
    private List<Integer> codecs = List.of(8);
    private int nextRtpPort = FIRST_RTP_PORT;

    /** With what a challenge is answered. */
    public record Credentials(String user, String password) {}

    /** What all parties of a world share, and where Karnay is. */
    public record Surroundings(VirtualTime time, InetSocketAddress karnay, Witness witness) {}

    SimParty(
            Surroundings around, Link link, SeededEntropy entropy, InetSocketAddress address, Credentials credentials) {
        this.time = around.time();
        this.karnay = around.karnay();
        this.witness = around.witness();
        this.link = link;
        this.entropy = entropy;
        this.credentials = credentials;
        this.wire = new SimWire(time, link, address, this);
    }

    /** How it is called in reports. */
    public String name() {
        return credentials.user();
    }

    public void mood(Mood next) {
        mood = next;
    }

    /** The payload types it talks in, the preferred one first: 8 is A-law, 0 is mu-law. */
    public void codecs(List<Integer> known) {
        codecs = List.copyOf(known);
    }

    List<Integer> codecs() {
        return codecs;
    }

    public Mood mood() {
        return mood;
    }

    /** How many of its calls have not ended. */
    public long openCalls() {
        return calls.values().stream().filter(call -> !call.isOver()).count();
    }

    /** Ends all that is up, and gives up all that is not. */
    public void hangUpAll() {
        List.copyOf(calls.values()).forEach(SimCall::leave);
    }

    /** Calls {@code target} as {@code from}; gives the Call-ID. */
    String place(String from, String to, String target) {
        var call = new SimCall(this, from, to, target, mood);
        calls.put(call.callId(), call);
        witness.placed(name(), call.callId());
        call.invite();
        return call.callId();
    }

    @Override
    public void onRequest(InetSocketAddress from, SimMessage request) {
        if (mood == Mood.DEAD) {
            return;
        }
        SimCall known = calls.get(request.callId());
        if (known != null) {
            known.onRequest(request);
        } else if (request.method().equals("INVITE") && request.toTag().isEmpty()) {
            var call = new SimCall(this, request, mood);
            calls.put(call.callId(), call);
            call.ring();
        } else {
            onOther(from, request);
        }
    }

    /** A request that belongs to no call. */
    void onOther(InetSocketAddress from, SimMessage request) {
        answer(request, request.method().equals("OPTIONS") ? "200 OK" : "481 Call/Transaction Does Not Exist");
    }

    @Override
    public void onAck(SimMessage ack) {
        SimCall call = calls.get(ack.callId());
        if (call != null) {
            call.onAck(ack);
        }
    }

    /** How this one says no. */
    abstract String refusal();

    void answer(SimMessage request, String statusLine) {
        wire.respond(request, SimText.response(request, statusLine, entropy.token(8), wire.address()));
    }

    /** Pulled out of the wall: hears and says nothing any more. */
    void vanish() {
        wire.goDeaf();
        calls.values().forEach(SimCall::end);
        witness.vanished(name());
    }

    String via() {
        return "SIP/2.0/UDP " + SimText.host(wire.address()) + ";rport;branch=z9hG4bK" + entropy.token(12);
    }

    String authorize(String challenge, String method, String uri) {
        return SimDigest.answer(challenge, credentials.user(), credentials.password(), method, uri, entropy.token(8));
    }

    /** After a while between the two, in seconds. */
    void later(double least, double most, Runnable task) {
        double seconds = least + (most - least) * entropy.below(1_000) / 1_000;
        time.after(Duration.ofMillis((long) (seconds * 1_000)), task);
    }

    long nowNanos() {
        return time.nanos();
    }

    Duration since(long nanos) {
        return Duration.ofNanos(time.nanos() - nanos);
    }

    SimRtp newVoice(String callId) {
        nextRtpPort += 2;
        return new SimRtp(time, link, new InetSocketAddress(wire.address().getAddress(), nextRtpPort), callId, witness);
    }

    String contact() {
        return "<sip:" + credentials.user() + "@" + SimText.host(wire.address()) + ">";
    }

    @Nullable
    SimCall call(String callId) {
        return calls.get(callId);
    }

    InetSocketAddress karnay() {
        return karnay;
    }

    Credentials credentials() {
        return credentials;
    }

    SimWire wire() {
        return wire;
    }

    SeededEntropy entropy() {
        return entropy;
    }

    Witness witness() {
        return witness;
    }
}
