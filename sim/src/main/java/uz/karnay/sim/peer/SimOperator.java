package uz.karnay.sim.peer;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.karnay.loop.virtual.SeededEntropy;
import uz.karnay.sim.network.Link;

/**
 * An operator's switch: a registrar with digest for one customer, who calls the customer's numbers and answers the
 * customer's calls as the public network does.
 */
public final class SimOperator extends SimParty {

    private static final String REALM = "operator";
    private static final String[] REFUSALS = {
        "486 Busy Here",
        "404 Not Found",
        "480 Temporarily Unavailable",
        "484 Address Incomplete",
        "500 Server Internal Error",
        "503 Service Unavailable",
        "600 Busy Everywhere",
        "603 Decline"
    };

    private final Terms terms;
    private final String nonce;
    private @Nullable String contact;
    private final Map<String, Integer> wrongPasswords = new HashMap<>();

    /**
     * What it grants.
     *
     * @param leastExpiry shorter registrations get 423
     * @param mostExpiry longer ones are shortened to it; seconds, as above
     * @param asksForPassword whether calls are challenged with 407 too
     * @param outOfService chance that a REGISTER gets 503
     */
    public record Terms(int leastExpiry, int mostExpiry, boolean asksForPassword, double outOfService) {}

    public SimOperator(
            Surroundings around,
            Link link,
            SeededEntropy entropy,
            InetSocketAddress address,
            Credentials customer,
            Terms terms) {
        super(around, link, entropy, address, customer);
        this.terms = terms;
        this.nonce = entropy.token(16);
    }

    /** The Contact under which the customer is registered now. */
    public Optional<String> registration() {
        return Optional.ofNullable(contact);
    }

    /** How often a series of REGISTERs tried a password that is wrong, at most. */
    public int mostWrongPasswords() {
        return wrongPasswords.values().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }

    /** Somebody in the public network dials {@code number}; gives the Call-ID. */
    public String call(String caller, String number) {
        String own = SimText.host(wire().address());
        String target = contact != null ? contact : "sip:" + number + "@" + SimText.host(karnay());
        return place("<sip:" + caller + "@" + own + ">", "<sip:" + number + "@" + own + ">", target);
    }

    @Override
    public void onRequest(InetSocketAddress from, SimMessage request) {
        boolean begins = request.method().equals("INVITE") && request.toTag().isEmpty();
        if (begins && mood() != Mood.DEAD && terms.asksForPassword && !isProven(request, "Proxy-Authorization")) {
            challenge(request, "407 Proxy Authentication Required", "Proxy-Authenticate");
        } else {
            super.onRequest(from, request);
        }
    }

    @Override
    void onOther(InetSocketAddress from, SimMessage request) {
        if (request.method().equals("REGISTER")) {
            onRegister(request);
        } else {
            super.onOther(from, request);
        }
    }

    private void onRegister(SimMessage request) {
        if (entropy().chance(terms.outOfService)) {
            wire().respond(request, response(request, "503 Service Unavailable").add("Retry-After", "5"));
        } else if (isProven(request, "Authorization")) {
            grant(request);
        } else {
            if (request.first("Authorization").isPresent()) {
                wrongPasswords.merge(request.callId(), 1, Integer::sum);
            }
            challenge(request, "401 Unauthorized", "WWW-Authenticate");
        }
    }

    private void grant(SimMessage request) {
        int asked = Integer.parseInt(request.first("Expires").orElse("3600"));
        if (asked > 0 && asked < terms.leastExpiry) {
            wire().respond(
                            request,
                            response(request, "423 Interval Too Brief")
                                    .add("Min-Expires", String.valueOf(terms.leastExpiry)));
            return;
        }
        SimMessage granted = response(request, "200 OK");
        contact = asked == 0 ? null : SimMessage.uri(request.must("Contact"));
        if (contact != null) {
            granted.add("Contact", "<" + contact + ">;expires=" + Math.min(asked, terms.mostExpiry));
        }
        wire().respond(request, granted);
    }

    private SimMessage response(SimMessage request, String statusLine) {
        return SimText.bare(request, statusLine, entropy().token(8));
    }

    private boolean isProven(SimMessage request, String header) {
        return request.first(header)
                .filter(given -> SimDigest.proves(given, credentials().password(), request.method(), REALM, nonce))
                .isPresent();
    }

    private void challenge(SimMessage request, String statusLine, String header) {
        String offer = "Digest realm=\"" + REALM + "\", nonce=\"" + nonce + "\", algorithm=MD5, qop=\"auth\"";
        wire().respond(request, response(request, statusLine).add(header, offer));
    }

    @Override
    String refusal() {
        return REFUSALS[entropy().below(REFUSALS.length)];
    }
}
