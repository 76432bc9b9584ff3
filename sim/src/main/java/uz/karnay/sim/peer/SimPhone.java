package uz.karnay.sim.peer;

import java.net.InetSocketAddress;
import uz.karnay.loop.virtual.SeededEntropy;
import uz.karnay.sim.network.Link;

/** A phone at a registrar: it registers, calls, is called, and behaves by its mood. */
public final class SimPhone extends SimParty {

    private static final String[] REFUSALS = {
        "486 Busy Here", "603 Decline", "480 Temporarily Unavailable", "404 Not Found", "488 Not Acceptable Here"
    };

    private final String registerCallId;
    private boolean registered;
    private boolean staysRegistered;
    private long registerCseq;
    private int generation;

    public SimPhone(
            Surroundings around, Link link, SeededEntropy entropy, InetSocketAddress address, Credentials account) {
        super(around, link, entropy, address, account);
        this.registerCallId = "reg-" + entropy.token(10) + "@" + SimText.host(address);
    }

    public boolean isRegistered() {
        return registered;
    }

    /** Registers for {@code seconds} and again in good time, until {@link #unregister} or {@link #stopRefreshing}. */
    public void stayRegistered(int seconds) {
        staysRegistered = true;
        refresh(seconds, ++generation);
    }

    private void refresh(int seconds, int mine) {
        if (staysRegistered && generation == mine) {
            register(seconds);
            later(seconds * 0.6, seconds * 0.9, () -> refresh(seconds, mine));
        }
    }

    public void stopRefreshing() {
        staysRegistered = false;
    }

    /** Takes the binding back. */
    public void unregister() {
        stopRefreshing();
        register(0);
    }

    private void register(int seconds) {
        register(seconds, new SimMessage("REGISTER sip:" + SimText.host(karnay()) + " SIP/2.0"), true);
    }

    private void register(int seconds, SimMessage start, boolean mayAuthenticate) {
        String aor = "<sip:" + name() + "@" + SimText.host(karnay()) + ">";
        SimMessage request = start.add("Via", via())
                .add("Max-Forwards", "70")
                .add("From", aor + ";tag=" + entropy().token(8))
                .add("To", aor)
                .add("Call-ID", registerCallId)
                .add("CSeq", ++registerCseq + " REGISTER")
                .add("Contact", contact())
                .add("Expires", String.valueOf(seconds));
        wire().request(karnay(), request, new SimWire.Answers() {
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
        String server = SimText.host(karnay());
        return place(
                "<sip:" + name() + "@" + server + ">",
                "<sip:" + number + "@" + server + ">",
                "sip:" + number + "@" + server);
    }

    @Override
    String refusal() {
        return REFUSALS[entropy().below(REFUSALS.length)];
    }
}
