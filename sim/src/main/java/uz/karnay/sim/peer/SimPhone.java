package uz.karnay.sim.peer;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uz.karnay.loop.virtual.SeededEntropy;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.sim.network.SimNetwork;

/** A phone at a registrar: it registers, calls, is called, and behaves by its mood. */
public final class SimPhone implements SimWire.Upper {

    private final VirtualTime time;
    private final SeededEntropy entropy;
    private final SimWire wire;
    private final SimRtp rtp;
    private final Account account;
    private final Witness witness;
    private final Map<String, SimCall> calls = new HashMap<>();
    private Mood mood = Mood.DECENT;
    private boolean registered;
    private long registerCseq;

    /** @param registrar where the phone registers and sends its calls */
    public record Account(String user, String password, InetSocketAddress registrar) {}

    public SimPhone(
            VirtualTime time,
            SimNetwork network,
            SeededEntropy entropy,
            InetSocketAddress address,
            Account account,
            Witness witness) {
        this.time = time;
        this.entropy = entropy;
        this.account = account;
        this.witness = witness;
        this.wire = new SimWire(time, network, address, this);
        this.rtp =
                new SimRtp(time, network, new InetSocketAddress(address.getAddress(), 30_000), account.user(), witness);
    }

    public String user() {
        return account.user();
    }

    public void mood(Mood next) {
        mood = next;
    }

    public boolean isRegistered() {
        return registered;
    }

    /** How many of its calls have not ended. */
    public long openCalls() {
        return calls.values().stream().filter(call -> !call.isOver()).count();
    }

    /** Registers for {@code seconds}; 0 takes the binding back. */
    public void register(int seconds) {
        register(seconds, new SimMessage("REGISTER sip:" + SimText.host(account.registrar()) + " SIP/2.0"), true);
    }

    private void register(int seconds, SimMessage start, boolean mayAuthenticate) {
        String aor = "<sip:" + account.user() + "@" + SimText.host(account.registrar()) + ">";
        SimMessage request = start.add("Via", via())
                .add("Max-Forwards", "70")
                .add("From", aor + ";tag=" + entropy.token(8))
                .add("To", aor)
                .add("Call-ID", "reg-" + account.user() + "@" + SimText.host(wire.address()))
                .add("CSeq", ++registerCseq + " REGISTER")
                .add("Contact", "<sip:" + account.user() + "@" + SimText.host(wire.address()) + ">")
                .add("Expires", String.valueOf(seconds));
        wire.request(account.registrar(), request, new SimWire.Answers() {
            @Override
            public void onAnswer(SimMessage response) {
                if (response.status() == 401 && mayAuthenticate) {
                    var next = new SimMessage(request.startLine());
                    next.add(
                            "Authorization",
                            authorize(response.must("WWW-Authenticate"), "REGISTER", request.requestUri()));
                    register(seconds, next, false);
                } else if (response.status() == 200) {
                    registered = seconds > 0;
                }
            }

            @Override
            public void onSilence() {
                registered = false;
            }
        });
    }

    /** Calls {@code number}; gives the Call-ID. */
    public String dial(String number) {
        var call = new SimCall(this, number, mood);
        calls.put(call.callId(), call);
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
            String status = request.method().equals("OPTIONS") ? "200 OK" : "481 Call/Transaction Does Not Exist";
            wire.respond(request, SimText.response(request, status, entropy.token(8), wire.address()));
        }
    }

    @Override
    public void onAck(SimMessage ack) {
        SimCall call = calls.get(ack.callId());
        if (call != null) {
            call.onAck(ack);
        }
    }

    @Override
    public void onUnreadable(InetSocketAddress from, String why) {
        witness.violation(account.user() + " cannot read what " + from + " sent: " + why);
    }

    /** Hangs up all that is up. */
    public void hangUpAll() {
        new ArrayList<>(calls.values()).forEach(SimCall::hangUp);
    }

    String via() {
        return "SIP/2.0/UDP " + SimText.host(wire.address()) + ";rport;branch=z9hG4bK" + entropy.token(12);
    }

    String authorize(String challenge, String method, String uri) {
        return SimDigest.answer(challenge, account.user(), account.password(), method, uri, entropy.token(8));
    }

    /** After a while between the two, in seconds. */
    void later(double least, double most, Runnable task) {
        double seconds = least + (most - least) * entropy.below(1_000) / 1_000;
        time.after(Duration.ofMillis((long) (seconds * 1_000)), task);
    }

    SimWire wire() {
        return wire;
    }

    SimRtp rtp() {
        return rtp;
    }

    SeededEntropy entropy() {
        return entropy;
    }

    Account account() {
        return account;
    }

    Witness witness() {
        return witness;
    }

    /** The Call-IDs of all calls it had, placed and received. */
    public List<String> history() {
        return List.copyOf(calls.keySet());
    }
}
