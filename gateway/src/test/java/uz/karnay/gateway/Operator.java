package uz.karnay.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uz.karnay.sip.agent.Content;
import uz.karnay.sip.agent.IncomingRequest;
import uz.karnay.sip.auth.DigestPolicy;
import uz.karnay.sip.auth.DigestServer;
import uz.karnay.sip.auth.DigestVerdict;
import uz.karnay.sip.auth.NonceKey;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderName;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.SipRequest;

/** A registrar of an operator, which writes down what it was asked and grants what it is told to grant. */
final class Operator {

    final Party party;
    final List<SipRequest> registers = new ArrayList<>();
    final List<SipRequest> options = new ArrayList<>();
    private final DigestServer digest;
    String password = "trunk secret";
    int grants = 120;
    int minimum;
    int refusesWith;
    String retryAfter = "";

    Operator(Office office, String address) {
        party = office.party(address, 5060).serving(this::serve);
        digest = new DigestServer(
                DigestPolicy.of("bell.uz"), NonceKey.draw(office.time.entropy()), office.time, party.loop.entropy());
    }

    /** The Contact of the last REGISTER. */
    String contact() {
        return registers.getLast().header(HeaderName.CONTACT).orElse("");
    }

    long expiryAsked() {
        return registers.getLast().expires().orElseThrow().value();
    }

    private void serve(IncomingRequest incoming) {
        SipRequest request = incoming.request();
        if (request.is(Method.OPTIONS)) {
            options.add(request);
            incoming.reply(404, "Not Found");
            return;
        }
        registers.add(request);
        switch (digest.verify(request, HeaderType.AUTHORIZATION, _ -> Optional.of(password))) {
            case DigestVerdict.Accepted _ -> decide(incoming);
            case DigestVerdict.Missing _, DigestVerdict.Stale _, DigestVerdict.Wrong _, DigestVerdict.Unreadable _ ->
                incoming.reply(
                        401,
                        "Unauthorized",
                        digest.challenges(request, false).stream()
                                .map(challenge -> HeaderField.of(HeaderType.WWW_AUTHENTICATE, challenge))
                                .toList(),
                        Content.NONE);
        }
    }

    private void decide(IncomingRequest incoming) {
        long asked = incoming.request().expires().orElseThrow().value();
        if (refusesWith != 0) {
            List<HeaderField> later =
                    retryAfter.isEmpty() ? List.of() : List.of(HeaderField.of(HeaderName.RETRY_AFTER, retryAfter));
            incoming.reply(refusesWith, "No", later, Content.NONE);
        } else if (asked > 0 && asked < minimum) {
            incoming.reply(
                    423,
                    "Interval Too Brief",
                    List.of(HeaderField.of(HeaderName.MIN_EXPIRES, Integer.toString(minimum))),
                    Content.NONE);
        } else {
            String own = incoming.request().header(HeaderName.CONTACT).orElseThrow();
            String granted = asked == 0
                    ? "<sip:other@192.0.2.1>;expires=3000"
                    : "<sip:other@192.0.2.1>;expires=3000, " + own + ";expires=" + grants;
            incoming.reply(200, "OK", List.of(HeaderField.of(HeaderName.CONTACT, granted)), Content.NONE);
        }
    }
}
