package uz.karnay.sip.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import uz.karnay.sip.message.Address;
import uz.karnay.sip.message.Body;
import uz.karnay.sip.message.HeaderName;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.MediaType;
import uz.karnay.sip.message.SipResponse;
import uz.karnay.sip.message.Text;

/** Alice subscribes to something of Bob's: RFC 6665. */
class SubscribeStoryTest extends Story {

    private static final MediaType PLAIN = MediaType.of("text", "plain");

    private final Subscriber subscriber = new Subscriber(alice, bob);
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final List<String> over = new ArrayList<>();
    private String weather = "sunny";

    private void bobTells() {
        bob.onSubscribe = subscribe -> subscriptions.add(subscribe.accept(new SubscriptionState() {
            @Override
            public Content now() {
                return new Content(PLAIN, Body.of(weather));
            }

            @Override
            public void onOver() {
                over.add("over");
            }
        }));
    }

    private void subscribe(String event, String expires) {
        subscriber.subscribe(event, expires);
        moment();
    }

    private void becomes(String now) {
        bob.does(() -> {
            weather = now;
            subscriptions.getLast().changed();
        });
    }

    private int status() {
        return subscriber.answers.getLast().status();
    }

    private void unsubscribe() {
        subscribe("weather", "0");
        assertThat(over).hasSize(1);
    }

    @Test
    void theStateIsToldAtOnceAndWithEveryChange() {
        bobTells();
        subscribe("weather", "600");
        assertThat(subscriber.answers.getLast().header(HeaderName.EXPIRES)).contains("600");
        becomes("rainy");
        moment();

        assertThat(subscriber.told()).containsExactly("active;expires=600 sunny", "active;expires=599 rainy");
        assertThat(subscriber.notes.getFirst().header(HeaderName.EVENT)).contains("weather");
        assertThat(subscriber.notes.getFirst().contact()).isPresent();
        unsubscribe();
    }

    @Test
    void whoUnsubscribesIsToldOnceMore() {
        bobTells();
        subscribe("weather", "600");
        unsubscribe();
        assertThat(subscriber.told()).last().isEqualTo("terminated;reason=timeout sunny");
        assertThat(subscriptions.getLast().isOver()).isTrue();
        becomes("rainy");
        moment();
        assertThat(subscriber.notes).hasSize(2);
    }

    @Test
    void whoOnlyAsksOnceIsToldOnce() {
        bobTells();
        subscribe("weather", "0");
        assertThat(subscriber.told()).containsExactly("terminated;reason=timeout sunny");
        assertThat(bob.agent.subscriptions()).isZero();
    }

    @Test
    void aRenewalLastsAndTheStateIsToldAgain() {
        bobTells();
        subscribe("weather", "100");
        seconds(90);
        subscribe("weather", "100");
        seconds(60);
        assertThat(subscriptions.getLast().isOver()).isFalse();
        assertThat(subscriber.told()).containsExactly("active;expires=100 sunny", "active;expires=100 sunny");
        unsubscribe();
    }

    @Test
    void whatIsNotRenewedRunsOut() {
        bobTells();
        subscribe("weather", "100");
        seconds(101);
        assertThat(subscriber.told()).last().isEqualTo("terminated;reason=timeout sunny");
        assertThat(over).hasSize(1);
        subscribe("weather", "100");
        assertThat(status()).isEqualTo(481);
    }

    @Test
    void tooShortIsRefusedWithWhatIsLongEnoughAndTooLongIsCut() {
        bobTells();
        subscribe("weather", "10");
        assertThat(status()).isEqualTo(423);
        assertThat(subscriber.answers.getLast().header(HeaderName.MIN_EXPIRES)).contains("60");
        subscribe("weather", "1000000");
        assertThat(subscriber.answers.getLast().header(HeaderName.EXPIRES)).contains("7200");
        subscribe("weather", "10");
        assertThat(status()).isEqualTo(423);
        assertThat(subscriptions.getLast().isOver()).isFalse();
        unsubscribe();
    }

    @Test
    void whoNamesNoTimeGetsAnHour() {
        bobTells();
        subscribe("weather", "");
        assertThat(subscriber.answers.getLast().header(HeaderName.EXPIRES)).contains("3600");
        unsubscribe();
    }

    @Test
    void anEventNobodyKnowsIsBad() {
        subscribe("weather", "600");
        assertThat(status()).isEqualTo(489);
    }

    @Test
    void withoutEventOrContactItIsABadRequest() {
        bobTells();
        subscribe("", "600");
        assertThat(status()).isEqualTo(400);
        subscriber.subscribe("weather", "600", request -> request.without(HeaderName.CONTACT));
        moment();
        assertThat(status()).isEqualTo(400);
        assertThat(subscriptions).isEmpty();
    }

    @Test
    void anotherEventInTheSameDialogIsBad() {
        bobTells();
        subscribe("weather", "600");
        subscribe("weather;id=2", "600");
        assertThat(status()).isEqualTo(489);
        unsubscribe();
    }

    @Test
    void changesWhileANotifyIsUnderWayAreToldTogether() {
        bobTells();
        subscribe("weather", "600");
        becomes("rainy");
        becomes("snowy");
        becomes("foggy");
        moment();
        assertThat(subscriber.told())
                .extracting(told -> told.substring(told.indexOf(' ') + 1))
                .containsExactly("sunny", "rainy", "foggy");
        unsubscribe();
    }

    @Test
    void whoRefusesANotifyIsToldNoMore() {
        bobTells();
        subscriber.answer = 481;
        subscribe("weather", "600");
        assertThat(over).hasSize(1);
        assertThat(bob.agent.subscriptions()).isZero();
    }

    @Test
    void whoIsSilentIsToldNoMore() {
        bobTells();
        subscriber.answer = 0;
        net.loseIf(message -> message.startLine().startsWith("NOTIFY"));
        subscribe("weather", "600");
        seconds(33);
        assertThat(over).hasSize(1);
    }

    @Test
    void bobEndsItAndSaysWhy() {
        bobTells();
        subscribe("weather", "600");
        bob.does(() -> subscriptions.getLast().end("deactivated"));
        moment();
        assertThat(subscriber.told()).last().isEqualTo("terminated;reason=deactivated sunny");
        assertThat(over).hasSize(1);
    }

    @Test
    void oneMoreThanThereIsRoomForIsRefused() {
        bobTells();
        for (int i = 0; i < 3; i++) {
            var callId = new Text("number-" + i);
            subscriber.subscribe(
                    "weather",
                    "600",
                    request -> request.with(HeaderType.CALL_ID, callId).with(HeaderType.TO, Address.of(bob.uri())));
            moment();
        }
        assertThat(subscriber.answers).extracting(SipResponse::status).containsExactly(200, 200, 503);
        assertThat(bob.agent.subscriptions()).isEqualTo(2);
        time.advance(Duration.ofSeconds(601));
        assertThat(over).hasSize(2);
    }
}
