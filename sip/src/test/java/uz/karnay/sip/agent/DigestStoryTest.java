package uz.karnay.sip.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uz.karnay.sip.message.Address;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderName;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.SipRequest;

/** Bob wants to know who Alice is. */
class DigestStoryTest extends Story {

    private int nonces;
    private boolean stale;
    private int challengesLeft = 1;

    private Refusal challenge(int status) {
        HeaderName name = status == 401 ? HeaderName.WWW_AUTHENTICATE : HeaderName.PROXY_AUTHENTICATE;
        String value = "Digest realm=\"bob\", nonce=\"n" + nonces++ + "\", algorithm=MD5, qop=\"auth\""
                + (stale ? ", stale=true" : "");
        return Refusal.of(status, "Who Are You", HeaderField.of(name, value));
    }

    @BeforeEach
    void bobChallenges() {
        bob.onRing = invite -> {
            if (challengesLeft-- > 0) {
                invite.refuse(challenge(407));
            } else {
                bob.accept(invite);
            }
        };
        bob.onAsk = request -> {
            if (challengesLeft-- > 0) {
                request.refuse(challenge(401));
            } else {
                request.reply(200, "OK");
            }
        };
    }

    private static final Credentials SECRET = new Credentials("alice", "secret");

    private final Series series = new Series("series");

    private void register() {
        RequestSpec spec = RequestSpec.of(Method.REGISTER, bob.uri().withoutUser(), Address.of(alice.uri()))
                .withTo(Address.of(alice.uri()))
                .withContact(LocalContact.of("token7").withHeaderParameter("expires", "300"))
                .withSeries(series)
                .withCredentials(SECRET);
        alice.does(() -> alice.agent.send(spec, alice.replies()));
    }

    @Test
    void registersWithThePassword() {
        register();
        moment();

        assertThat(net.ladder)
                .containsExactly(
                        "alice>bob REGISTER", "bob>alice 401 REGISTER", "alice>bob REGISTER", "bob>alice 200 REGISTER");
        assertThat(alice.heard).containsExactly("reply 200");
        var second = net.sent.get(2);
        assertThat(second.header(HeaderName.AUTHORIZATION).orElse("")).contains("username=\"alice\"", "nonce=\"n0\"");
        assertThat(second.cseq().number()).isEqualTo(2);
        assertThat(second.callId()).isEqualTo("series");
        assertThat(second.to().tag()).isEmpty();
        assertThat(second.first(HeaderType.CONTACT)).asString().contains("<sip:token7@192.0.2.1:5060>;expires=300");
    }

    @Test
    void aSeriesStepsByOneWhateverIsChallenged() {
        register();
        moment();
        register();
        moment();
        challengesLeft = 1;
        register();
        moment();

        assertThat(net.sent.stream()
                        .filter(message -> message instanceof SipRequest)
                        .map(message -> message.cseq().number()))
                .containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void reportsAWrongPasswordAndStops() {
        challengesLeft = 100;
        register();
        seconds(5);

        assertThat(alice.heard).containsExactly("failed 401 WrongPassword");
        assertThat(net.count("alice>bob REGISTER")).isEqualTo(2);
    }

    @Test
    void triesAgainWithAFreshNonceWhenTheOldOneIsStale() {
        challengesLeft = 2;
        stale = true;
        register();
        seconds(1);

        assertThat(alice.heard).containsExactly("reply 200");
        assertThat(net.count("alice>bob REGISTER")).isEqualTo(3);
    }

    @Test
    void withoutCredentialsAChallengeIsARefusal() {
        alice.call(bob);
        moment();

        assertThat(alice.heard).containsExactly("failed 407 Refused");
    }

    @Test
    void callsWithThePassword() {
        alice.call(alice.specTo(bob).withCredentials(SECRET));
        seconds(1);

        assertThat(alice.heard).containsExactly("answered");
        var ack = net.sent.stream()
                .filter(message -> message.startLine().startsWith("ACK"))
                .toList()
                .getLast();
        assertThat(ack.header(HeaderName.PROXY_AUTHORIZATION)).isPresent();
        alice.hangUp();
        seconds(1);
        assertThat(bob.heard).endsWith("hung up: Bye");
    }

    @Test
    void doesNotAnswerAChallengeAfterGivingUp() {
        var invite = alice.call(alice.specTo(bob).withCredentials(SECRET));
        alice.does(() -> invite.cancel(List.of()));
        seconds(1);

        assertThat(alice.heard).containsExactly("failed 487 Cancelled");
        assertThat(net.count("alice>bob INVITE")).isEqualTo(1);
    }

    @Test
    void neverShowsThePassword() {
        assertThat(SECRET).asString().doesNotContain("secret");
    }
}
