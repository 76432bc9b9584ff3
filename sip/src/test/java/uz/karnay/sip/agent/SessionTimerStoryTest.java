package uz.karnay.sip.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderName;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.SipMessage;
import uz.karnay.sip.message.SipRequest;

/** Alice and Bob refresh their session, or notice that nobody does: RFC 4028; and change it by UPDATE: RFC 3311. */
class SessionTimerStoryTest extends Story {

    private static final SessionTimers TEN_MINUTES = new SessionTimers(Duration.ofMinutes(10), Duration.ofSeconds(90));

    private Phone replaceBob(SessionTimers timers, Method... without) {
        return new Phone(net, "bob", "192.0.2.2", config -> {
            var methods = new HashSet<>(config.methods());
            methods.removeAll(List.of(without));
            return config.withTimers(timers).withMethods(methods);
        });
    }

    private void talkTo(Phone callee) {
        callee.answersAtOnce();
        alice.call(callee);
        moment();
        assertThat(callee.heard).endsWith("acknowledged");
    }

    private void minutes(int minutes) {
        time.advance(Duration.ofMinutes(minutes));
    }

    private String header(String start, HeaderName name) {
        return net.sent.stream()
                .filter(message -> message.startLine().startsWith(start))
                .reduce((_, last) -> last)
                .flatMap(message -> message.header(name))
                .orElse("");
    }

    private void invite(HeaderField... headers) {
        alice.call(alice.specTo(bob).withHeaders(List.of(headers)));
        moment();
    }

    @Test
    void bothAgreeOnHalfAnHourAndAliceRefreshes() {
        talk();
        assertThat(header("INVITE", HeaderName.SESSION_EXPIRES)).isEqualTo("1800");
        assertThat(header("INVITE", HeaderName.MIN_SE)).isEqualTo("90");
        assertThat(alice.answers.getLast().header(HeaderName.SESSION_EXPIRES)).contains("1800;refresher=uac");
        assertThat(alice.answers.getLast().header(HeaderName.REQUIRE)).contains("timer");
        minutes(50);

        assertThat(net.count("alice>bob UPDATE")).isEqualTo(3);
        assertThat(net.count("bob>alice 200 UPDATE")).isEqualTo(3);
        assertThat(header("UPDATE", HeaderName.SESSION_EXPIRES)).isEqualTo("1800;refresher=uac");
        assertThat(bob.heard).endsWith("acknowledged");
        assertThat(bob.session().isOver()).isFalse();
        alice.hangUp();
    }

    @Test
    void bobHangsUpWhenAliceVanishes() {
        talk();
        net.loseIf(message -> message instanceof SipRequest request && request.is(Method.UPDATE));
        time.advance(Duration.ofSeconds(1800 - 32 + 1));

        assertThat(alice.heard).endsWith("hung up: PeerLost");
        assertThat(bob.session().isOver()).isTrue();
    }

    @Test
    void bobHangsUpShortlyBeforeTheIntervalEndsWithoutRefresh() {
        talk();
        net.loseIf(message -> fromAlice(message));
        time.advance(Duration.ofSeconds(1800 - 33));
        assertThat(bob.session().isOver()).isFalse();
        seconds(2);
        assertThat(bob.heard).endsWith("hung up: PeerLost");
    }

    private static boolean fromAlice(SipMessage message) {
        return message instanceof SipRequest request
                && request.topVia().sentBy().host().equals("192.0.2.1");
    }

    @Test
    void aPeerThatRefreshesItselfIsLeftToDoSo() {
        invite(HeaderField.of(HeaderName.SUBJECT, "x"));
        bob.does(() -> bob.ring().refuse(Refusal.of(486, "Busy Here")));
        Phone strict = replaceBob(TEN_MINUTES);
        alice.answersAtOnce();
        strict.call(alice);
        moment();
        minutes(21);

        assertThat(net.count("bob>alice UPDATE")).isEqualTo(4);
        assertThat(net.count("alice>bob UPDATE")).isZero();
        strict.hangUp();
        seconds(40);
    }

    @Test
    void whoDoesNotTakeUpdateGetsAReInvite() {
        Phone old = replaceBob(SessionTimers.STANDARD, Method.UPDATE);
        alice.onRefreshDue = () -> alice.session().reInvite(List.of(), Content.sdp("as before"), alice.changes());
        talkTo(old);
        minutes(16);

        assertThat(alice.heard).endsWith("refresh due", "agreed");
        assertThat(header("INVITE", HeaderName.SESSION_EXPIRES)).isEqualTo("1800;refresher=uac");
        minutes(20);
        assertThat(alice.session().isOver()).isFalse();
        alice.hangUp();
        seconds(40);
    }

    @Test
    void tooShortAnIntervalIsRefusedAndTriedAgainWithTheDemanded() {
        Phone strict = replaceBob(new SessionTimers(Duration.ofHours(1), Duration.ofHours(1)));
        talkTo(strict);

        assertThat(net.count("bob>alice 422 INVITE")).isEqualTo(1);
        assertThat(header("INVITE", HeaderName.SESSION_EXPIRES)).isEqualTo("3600");
        assertThat(header("INVITE", HeaderName.MIN_SE)).isEqualTo("3600");
        assertThat(alice.session().isOver()).isFalse();
        alice.hangUp();
        seconds(40);
    }

    @Test
    void whoKnowsNoTimerHasNone() {
        Phone plain = new Phone(
                net,
                "bob",
                "192.0.2.2",
                config -> new AgentConfig(
                        config.product(),
                        config.callIds(),
                        config.methods(),
                        Set.of(),
                        config.bodies(),
                        4,
                        config.subscriptions(),
                        2,
                        new SessionTimers(Duration.ZERO, Duration.ofSeconds(90))));
        alice.answersAtOnce();
        plain.call(alice);
        moment();
        assertThat(plain.answers.getLast().header(HeaderName.SESSION_EXPIRES)).isEmpty();
        time.advance(Duration.ofHours(3));
        assertThat(plain.session().isOver()).isFalse();
        plain.hangUp();
        seconds(40);
    }

    private void update(Content offer) {
        alice.does(() -> alice.session().send(Method.UPDATE, List.of(), offer, alice.replies()));
        moment();
    }

    @Test
    void aliceChangesTheSessionByUpdate() {
        talk();
        update(Content.sdp("hold"));

        assertThat(bob.reInvites.getLast().request().body().text()).isEqualTo("hold");
        assertThat(alice.answers.getLast().body().text()).isEqualTo("agreed");
        assertThat(net.count("alice>bob ACK")).isEqualTo(1);
        alice.hangUp();
    }

    @Test
    void anUpdateIsRefusedAsAnyChangeMayBe() {
        talk();
        bob.onChange = change -> change.refuse(Refusal.of(488, "Not Acceptable Here"));
        update(Content.sdp("hold"));
        assertThat(alice.heard).endsWith("failed 488 Refused");
        assertThat(alice.session().isOver()).isFalse();
        alice.hangUp();
    }

    @Test
    void anUpdateThatMeetsAReInviteIsToldToWait() {
        talk();
        bob.does(() -> bob.session().reInvite(List.of(), Content.sdp("hold"), bob.changes()));
        update(Content.sdp("hold"));
        assertThat(alice.heard).contains("failed 491 Refused");
        alice.hangUp();
    }

    @Test
    void anUpdateWhileBobThinksAboutAReInviteIsTooEarly() {
        talk();
        bob.onChange = change -> {};
        alice.does(() -> alice.session().reInvite(List.of(), Content.sdp("hold"), alice.changes()));
        moment();
        update(Content.sdp("other"));
        assertThat(alice.failures.getLast().status()).isEqualTo(500);
        alice.hangUp();
    }
}
