package uz.karnay.sim.world;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import uz.karnay.sim.peer.SimMessage;

/**
 * The sequence numbers of Karnay's requests step by one: in a dialog (RFC 3261 §12.2.1.1), from one REGISTER to the next
 * (§10.2), and from a request to the one that answers its challenge (§8.1.3.5).
 */
final class SequenceByOne implements Rule {

    private final Violations violations;
    private final Map<String, Long> series = new HashMap<>();
    private final Set<String> sent = new HashSet<>();

    SequenceByOne(Violations violations) {
        this.violations = violations;
    }

    @Override
    public void onSent(Seen seen) {
        if (seen.message().isRequest() && !seen.isRequest("ACK") && !seen.isRequest("CANCEL")) {
            SimMessage request = seen.message();
            if (sent.add(request.branch())) {
                follow(request);
            }
        }
    }

    /** The first request in a dialog follows the INVITE that began it; forks may make several dialogs of one INVITE. */
    private void follow(SimMessage request) {
        String sender = request.callId()
                + (request.method().equals("REGISTER")
                        ? ""
                        : " " + request.fromTag().orElse(""));
        String dialog = sender + request.toTag().map(tag -> " " + tag).orElse("");
        Long before = series.getOrDefault(dialog, series.get(sender));
        series.put(dialog, request.cseqNumber());
        if (before != null && before + 1 != request.cseqNumber()) {
            violations.add("CSeq by one", before + " is followed by " + request + " " + request.cseq());
        }
    }
}
