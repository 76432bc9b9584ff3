package uz.karnay.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uz.karnay.loop.virtual.SeededEntropy;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.sip.auth.DigestClient.Outcome;
import uz.karnay.sip.message.Address;
import uz.karnay.sip.message.Authentication;
import uz.karnay.sip.message.Body;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.HostPort;
import uz.karnay.sip.message.MediaType;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipResponse;
import uz.karnay.sip.message.SipUri;
import uz.karnay.sip.message.Via;

class DigestTest {

    private static final String REALM = "biloxi.example.com";

    private final VirtualTime time = new VirtualTime(22);
    private final SeededEntropy entropy = new SeededEntropy(22);
    private final NonceKey key = NonceKey.draw(entropy);
    private final DigestServer bob = server(DigestPolicy.of(REALM));
    private final DigestClient alice = new DigestClient("alice", "wonderland", entropy);
    private final DigestClient mallory = new DigestClient("alice", "guessed", entropy);
    private final SipRequest invite = request("a84b4c76e66710");

    @Test
    void letsAliceInAfterOneChallenge() {
        assertThat(verdict(bob, invite)).isInstanceOf(DigestVerdict.Missing.class);
        assertThat(alice.onChallenge(invite, challenge(bob, invite, false))).isEqualTo(Outcome.RETRY);
        assertThat(verdict(bob, alice.authorize(invite))).isEqualTo(new DigestVerdict.Accepted("alice"));
    }

    @ParameterizedTest
    @CsvSource({
        "MD5, AUTH",
        "MD5_SESS, AUTH",
        "SHA_256, AUTH",
        "SHA_256, AUTH_INT",
        "SHA_256_SESS, AUTH_INT",
        "SHA_512_256, AUTH",
        "SHA_512_256_SESS, AUTH",
        "MD5, AUTH_INT"
    })
    void agreesOnEveryAlgorithmAndQop(DigestAlgorithm algorithm, Qop qop) {
        DigestServer server =
                server(new DigestPolicy(REALM, List.of(algorithm), List.of(qop), Duration.ofMinutes(5), 100));
        alice.onChallenge(invite, challenge(server, invite, false));
        SipRequest authorized = alice.authorize(invite);
        assertThat(verdict(server, authorized)).isEqualTo(new DigestVerdict.Accepted("alice"));
    }

    @Test
    void seesThatABodyWasChangedUnderAuthInt() {
        DigestServer server = server(new DigestPolicy(
                REALM, List.of(DigestAlgorithm.MD5), List.of(Qop.AUTH_INT), Duration.ofMinutes(5), 100));
        alice.onChallenge(invite, challenge(server, invite, false));
        SipRequest tampered = alice.authorize(invite).withBody(MediaType.SDP, Body.of("v=1"));
        assertThat(verdict(server, tampered)).isEqualTo(new DigestVerdict.Wrong("alice", true));
    }

    @Test
    void answersAnOldServerThatKnowsNoQop() {
        String nonce = DigestChallenge.from(bob.challenges(invite, false).getFirst())
                .orElseThrow()
                .nonce();
        var old = new DigestChallenge(REALM, nonce, "0123", DigestAlgorithm.MD5, List.of(), false);
        alice.onChallenge(invite, unauthorized(invite, List.of(old.toAuthentication())));
        SipRequest authorized = alice.authorize(invite);
        var credentials = DigestCredentials.from(
                        authorized.first(HeaderType.AUTHORIZATION).orElseThrow())
                .orElseThrow();
        assertThat(credentials.qop()).isEqualTo(Qop.NONE);
        assertThat(credentials.opaque()).isEqualTo("0123");
        assertThat(verdict(bob, authorized)).isEqualTo(new DigestVerdict.Accepted("alice"));
        assertThat(verdict(bob, authorized)).isEqualTo(new DigestVerdict.Stale("alice"));
    }

    @Test
    void choosesTheStrongestOfSeveralChallengesAndSkipsWhatItDoesNotKnow() {
        var weak = new DigestChallenge(REALM, "n1", "", DigestAlgorithm.MD5, List.of(Qop.AUTH), false);
        var strong = new DigestChallenge(REALM, "n2", "", DigestAlgorithm.SHA_512_256, List.of(Qop.AUTH), false);
        var unknown = new Authentication(
                "Digest", strong.toAuthentication().parameters().with("algorithm", "SHA3-512"));
        alice.onChallenge(
                invite, unauthorized(invite, List.of(unknown, weak.toAuthentication(), strong.toAuthentication())));
        assertThat(alice.authorize(invite).all(HeaderType.AUTHORIZATION))
                .map(each -> DigestCredentials.from(each).orElseThrow().algorithm())
                .containsExactly(DigestAlgorithm.SHA_512_256);
    }

    @Test
    void answersEveryRealmThatChallenges() {
        var here = new DigestChallenge("here", "n1", "", DigestAlgorithm.MD5, List.of(Qop.AUTH), false);
        var there = new DigestChallenge("there", "n2", "", DigestAlgorithm.MD5, List.of(Qop.AUTH), false);
        alice.onChallenge(invite, unauthorized(invite, List.of(here.toAuthentication(), there.toAuthentication())));
        assertThat(alice.authorize(invite).all(HeaderType.AUTHORIZATION)).hasSize(2);
    }

    @Test
    void givesUpOnAChallengeItCannotAnswer() {
        var basic = new Authentication(
                "Basic", bob.challenges(invite, false).getFirst().parameters());
        assertThat(alice.onChallenge(invite, unauthorized(invite, List.of(basic))))
                .isEqualTo(Outcome.UNSUPPORTED);
        assertThat(alice.onChallenge(invite, unauthorized(invite, List.of()))).isEqualTo(Outcome.UNSUPPORTED);
        assertThat(alice.authorize(invite)).isSameAs(invite);
    }

    @Test
    void stopsAtOnceWhenThePasswordIsWrong() {
        mallory.onChallenge(invite, challenge(bob, invite, false));
        SipRequest guess = mallory.authorize(invite);
        assertThat(verdict(bob, guess)).isEqualTo(new DigestVerdict.Wrong("alice", true));
        assertThat(mallory.onChallenge(guess, challenge(bob, guess, false))).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void doesNotGoRoundInCirclesWithAServerThatFindsEveryNonceStale() {
        SipRequest sent = invite;
        int tries = 0;
        while (alice.onChallenge(sent, challenge(bob, sent, true)) == Outcome.RETRY) {
            sent = alice.authorize(sent);
            assertThat(++tries).isLessThan(10);
        }
        assertThat(tries).isEqualTo(3);
    }

    @Test
    void countsOnWithANonceAndTakesANewOneWithoutAskingAnybody() {
        alice.onChallenge(invite, challenge(bob, invite, false));
        for (int i = 0; i < 3; i++) {
            assertThat(verdict(bob, alice.authorize(invite))).isEqualTo(new DigestVerdict.Accepted("alice"));
        }
        time.advance(Duration.ofMinutes(6));
        SipRequest late = alice.authorize(invite);
        assertThat(verdict(bob, late)).isEqualTo(new DigestVerdict.Stale("alice"));
        assertThat(alice.onChallenge(late, challenge(bob, late, true))).isEqualTo(Outcome.RETRY);
        assertThat(verdict(bob, alice.authorize(late))).isEqualTo(new DigestVerdict.Accepted("alice"));
    }

    @Test
    void takesAFreshChallengeWithoutStaleForAnOldNonceAsNoRefusal() {
        alice.onChallenge(invite, challenge(bob, invite, false));
        alice.authorize(invite);
        SipRequest second = alice.authorize(invite);
        assertThat(alice.onChallenge(second, challenge(bob, second, false))).isEqualTo(Outcome.RETRY);
    }

    @Test
    void refusesARequestThatIsPlayedAgain() {
        alice.onChallenge(invite, challenge(bob, invite, false));
        SipRequest first = alice.authorize(invite);
        SipRequest second = alice.authorize(invite);
        assertThat(verdict(bob, second)).isInstanceOf(DigestVerdict.Accepted.class);
        assertThat(verdict(bob, first)).as("overtaken, not replayed").isInstanceOf(DigestVerdict.Accepted.class);
        assertThat(verdict(bob, first)).isInstanceOf(DigestVerdict.Stale.class);
        assertThat(verdict(bob, second)).isInstanceOf(DigestVerdict.Stale.class);
    }

    @Test
    void refusesANonceTakenToAnotherCallOrForged() {
        alice.onChallenge(invite, challenge(bob, invite, false));
        SipRequest elsewhere = alice.authorize(request("another-call"));
        assertThat(verdict(bob, elsewhere)).isInstanceOf(DigestVerdict.Stale.class);
        var forged = new DigestChallenge(REALM, "A".repeat(43), "", DigestAlgorithm.MD5, List.of(Qop.AUTH), false);
        alice.onChallenge(invite, unauthorized(invite, List.of(forged.toAuthentication())));
        assertThat(verdict(bob, alice.authorize(invite))).isInstanceOf(DigestVerdict.Stale.class);
    }

    @Test
    void forgetsOldNoncesWithoutLettingThemBeReplayed() {
        DigestServer small = server(
                new DigestPolicy(REALM, List.of(DigestAlgorithm.MD5), List.of(Qop.AUTH), Duration.ofMinutes(5), 2));
        SipRequest first = authorized(small, "call-1");
        assertThat(verdict(small, first)).isInstanceOf(DigestVerdict.Accepted.class);
        for (int call = 2; call < 6; call++) {
            time.advance(Duration.ofMillis(1));
            assertThat(verdict(small, authorized(small, "call-" + call))).isInstanceOf(DigestVerdict.Accepted.class);
        }
        assertThat(verdict(small, first)).isInstanceOf(DigestVerdict.Stale.class);
    }

    @Test
    void answersNoRealmButTheOneItIsFor() {
        var elsewhere = new DigestClient("alice", "wonderland", Optional.of("atlanta.example.com"), entropy);
        assertThat(elsewhere.onChallenge(invite, challenge(bob, invite, false))).isEqualTo(Outcome.UNSUPPORTED);
        assertThat(elsewhere.authorize(invite)).isSameAs(invite);
        var here = new DigestClient("alice", "wonderland", Optional.of(REALM), entropy);
        assertThat(here.onChallenge(invite, challenge(bob, invite, false))).isEqualTo(Outcome.RETRY);
        assertThat(verdict(bob, here.authorize(invite))).isEqualTo(new DigestVerdict.Accepted("alice"));
    }

    @Test
    void doesNotSayWhetherAUserExistsButTellsItsOwner() {
        var nobody = new DigestClient("nobody", "", entropy);
        nobody.onChallenge(invite, challenge(bob, invite, false));
        assertThat(verdict(bob, nobody.authorize(invite))).isEqualTo(new DigestVerdict.Wrong("nobody", false));
    }

    @Test
    void refusesCredentialsForAnotherTargetOrWithAnAlgorithmNobodyOffered() {
        alice.onChallenge(invite, challenge(bob, invite, false));
        SipRequest other = alice.authorize(invite).withUri(SipUri.of("sip:carol@biloxi.example.com"));
        assertThat(verdict(bob, other)).isInstanceOf(DigestVerdict.Unreadable.class);
        var strange = new DigestChallenge(REALM, "n", "", DigestAlgorithm.SHA_512_256, List.of(Qop.AUTH), false);
        var eve = new DigestClient("alice", "wonderland", entropy);
        eve.onChallenge(invite, unauthorized(invite, List.of(strange.toAuthentication())));
        assertThat(verdict(bob, eve.authorize(invite))).isInstanceOf(DigestVerdict.Unreadable.class);
    }

    @Test
    void acceptsAPhoneThatNamesOnlyTheServer() {
        alice.onChallenge(invite, challenge(bob, invite, false));
        SipRequest request = alice.authorize(invite.withUri(SipUri.of("sip:biloxi.example.com")))
                .withUri(SipUri.of("sip:bob@biloxi.example.com"));
        assertThat(verdict(bob, request)).isEqualTo(new DigestVerdict.Accepted("alice"));
    }

    @Test
    void showsNoSecretWhenPrinted() {
        alice.onChallenge(invite, challenge(bob, invite, false));
        Authentication credentials =
                alice.authorize(invite).first(HeaderType.AUTHORIZATION).orElseThrow();
        String response = DigestCredentials.from(credentials).orElseThrow().response();
        assertThat(credentials.toString()).doesNotContain(response);
        assertThat(DigestCredentials.from(credentials).orElseThrow().toString()).doesNotContain(response);
        assertThat(alice.toString()).doesNotContain("wonderland");
    }

    private DigestServer server(DigestPolicy policy) {
        return new DigestServer(policy, key, time, entropy);
    }

    private SipRequest authorized(DigestServer server, String callId) {
        SipRequest request = request(callId);
        var client = new DigestClient("alice", "wonderland", entropy);
        client.onChallenge(request, challenge(server, request, false));
        return client.authorize(request);
    }

    private static DigestVerdict verdict(DigestServer server, SipRequest request) {
        return server.verify(
                request,
                HeaderType.AUTHORIZATION,
                user -> user.equals("alice") ? Optional.of("wonderland") : Optional.empty());
    }

    private static SipResponse challenge(DigestServer server, SipRequest request, boolean stale) {
        return unauthorized(request, server.challenges(request, stale));
    }

    private static SipResponse unauthorized(SipRequest request, List<Authentication> challenges) {
        SipResponse.Builder response = SipResponse.to(request, 401).toTag("bob");
        challenges.forEach(each -> response.add(HeaderField.of(HeaderType.WWW_AUTHENTICATE, each)));
        return response.build();
    }

    private static SipRequest request(String callId) {
        return SipRequest.builder(Method.INVITE, SipUri.of("sip:bob@biloxi.example.com"))
                .via(Via.of("UDP", HostPort.of("192.0.2.1", 5060), "z9hG4bK74bf9"))
                .maxForwards(70)
                .from(Address.of("Alice", SipUri.of("sip:alice@biloxi.example.com"))
                        .withTag("9fxced76sl"))
                .to(Address.of(SipUri.of("sip:bob@biloxi.example.com")))
                .callId(callId)
                .cseq(1)
                .body(MediaType.SDP, Body.of("v=0"))
                .build();
    }
}
