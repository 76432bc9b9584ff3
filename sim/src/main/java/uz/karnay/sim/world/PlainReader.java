package uz.karnay.sim.world;

import java.util.List;
import java.util.function.BooleanSupplier;
import uz.karnay.sim.peer.SimMessage;

/**
 * What Karnay sends can be read by a plain reader, and has what a message must have (RFC 3261 §8.1.1, §8.2.6, §13.3.1.4).
 * An answer to a message that was damaged on the way repeats the damage and is not looked at.
 */
final class PlainReader implements Rule {

    private static final List<String> MANDATORY = List.of("Via", "From", "To", "Call-ID", "CSeq");

    private final Violations violations;
    private final BooleanSupplier isDamaging;

    /** @param isDamaging whether the network changed anything so far */
    PlainReader(Violations violations, BooleanSupplier isDamaging) {
        this.violations = violations;
        this.isDamaging = isDamaging;
    }

    @Override
    public void onSent(Seen seen) {
        if (!isDamaging.getAsBoolean()) {
            SimMessage message = seen.message();
            MANDATORY.forEach(name -> require(message.first(name).isPresent(), message, "no " + name));
            if (message.isRequest()) {
                checkRequest(message);
            } else {
                checkResponse(seen);
            }
            checkBody(message);
        }
    }

    private void checkRequest(SimMessage request) {
        require(request.branch().startsWith("z9hG4bK"), request, "branch without the cookie");
        require(request.must("Via").contains(";rport"), request, "no rport");
        require(request.first("Max-Forwards").isPresent(), request, "no Max-Forwards");
        require(request.fromTag().isPresent(), request, "no tag in From");
        require(request.cseq().endsWith(" " + request.method()), request, "CSeq of another method");
        require(
                !request.method().equals("REGISTER") || request.toTag().isEmpty(),
                request,
                "a tag in To of a REGISTER");
        require(!request.method().equals("INVITE") || request.all("Contact").size() == 1, request, "not one Contact");
    }

    private void checkResponse(Seen seen) {
        SimMessage response = seen.message();
        int status = response.status();
        require(status == 100 || response.toTag().isPresent(), response, "no tag in To");
        boolean success = seen.isFinalToInvite() && status < 300;
        require(!success || response.all("Contact").size() == 1, response, "not one Contact");
    }

    private void checkBody(SimMessage message) {
        String body = message.body();
        if (!body.isEmpty()) {
            require(message.first("Content-Type").isPresent(), message, "no Content-Type");
            require(!body.contains("m=audio") || isSdp(body), message, "no SDP");
        }
    }

    /** The lines that must be there, in their order (RFC 8866 §9). */
    private static boolean isSdp(String body) {
        return body.matches(
                        "(?s)v=0\r\no=[^\r\n]+\r\ns=[^\r\n]+\r\n.*c=IN IP[46] [^\r\n]+\r\n.*t=\\d+ \\d+\r\n.*m=audio \\d+ .*")
                && body.endsWith("\r\n");
    }

    private void require(boolean condition, SimMessage message, String what) {
        if (!condition) {
            violations.add("readable", what + ": " + message);
        }
    }
}
