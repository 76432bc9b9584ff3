package uz.karnay.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.registration.Binding;
import uz.karnay.sip.agent.LocalContact;
import uz.karnay.sip.agent.RequestSpec;
import uz.karnay.sip.message.Address;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderName;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.SipResponse;
import uz.karnay.sip.message.SipUri;
import uz.karnay.sip.transport.Destination;

class RegistrarTest {

    private final Office office = new Office(1);
    private final Party alice = office.phone("alice", "10.1.0.1", 5060);

    @Test
    void registersAPhoneThatKnowsItsPassword() {
        Party.Asked asked = alice.register(600);
        office.advance(1);
        assertThat(asked.status()).isEqualTo(200);
        assertThat(contacts(asked.answer())).containsExactly("<sip:alice@10.1.0.1:5060>;expires=600");
        assertThat(bindings()).singleElement().satisfies(binding -> {
            assertThat(binding.contact()).isEqualTo("sip:alice@10.1.0.1:5060");
            assertThat(binding.source()).isEqualTo("udp:10.1.0.1:5060");
        });
    }

    @Test
    void challengesAStrangerAndAWrongPasswordAlike() {
        Party.Asked stranger = alice.as("nobody", "x").register(600);
        Party.Asked wrong = alice.as("alice", "x").register(600);
        office.advance(1);
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(names(wrong.answer())).isEqualTo(names(stranger.answer()));
        assertThat(bindings()).isEmpty();
    }

    @Test
    void keepsTheNameOfAnotherFromHim() {
        Party bob = office.phone("bob", "10.1.0.2", 5060);
        Party.Asked asked = bob.send(bob.register().withTo(Address.of(SipUri.of("sip:alice@office"))));
        office.advance(1);
        assertThat(asked.status()).isEqualTo(403);
        assertThat(bindings()).isEmpty();
    }

    @Test
    void keepsSeveralDevicesAndTheirExpiry() {
        alice.register(600);
        Party.Asked second = office.phone("alice", "10.1.0.7", 5062).register(120);
        office.advance(100);
        Party.Asked fetched = alice.send(withoutContact());
        office.advance(1);
        assertThat(contacts(second.answer())).hasSize(2);
        assertThat(contacts(fetched.answer()))
                .containsExactlyInAnyOrder(
                        "<sip:alice@10.1.0.1:5060>;expires=500", "<sip:alice@10.1.0.7:5062>;expires=20");
        office.advance(60);
        assertThat(bindings()).singleElement().extracting(Binding::source).isEqualTo("udp:10.1.0.1:5060");
    }

    @Test
    void countsABegunSecondAsAWholeOne() {
        alice.register(600);
        office.advance(Duration.ofMillis(1_500));
        Party.Asked fetched = alice.send(withoutContact());
        office.advance(1);
        assertThat(contacts(fetched.answer())).containsExactly("<sip:alice@10.1.0.1:5060>;expires=599");
    }

    @Test
    void refusesAnExpiryThatIsTooBrief() {
        Party.Asked asked = alice.register(10);
        office.advance(1);
        assertThat(asked.status()).isEqualTo(423);
        assertThat(asked.answer().header(HeaderName.MIN_EXPIRES)).contains("60");
        assertThat(bindings()).isEmpty();
    }

    @Test
    void shortensAnExpiryThatIsTooLong() {
        Party.Asked asked = alice.register(86_400);
        office.advance(1);
        assertThat(contacts(asked.answer())).containsExactly("<sip:alice@10.1.0.1:5060>;expires=7200");
    }

    @Test
    void takesTheExpiryOfTheContactBeforeThatOfTheHeader() {
        Party.Asked asked = alice.send(alice.register()
                .withContact(LocalContact.of("alice").withHeaderParameter("expires", "90"))
                .withHeaders(List.of(HeaderField.of(HeaderName.EXPIRES, "600"))));
        office.advance(1);
        assertThat(contacts(asked.answer())).containsExactly("<sip:alice@10.1.0.1:5060>;expires=90");
    }

    @Test
    void forgetsAPhoneThatLeaves() {
        alice.register(600);
        office.advance(1);
        Party.Asked asked = alice.register(0);
        office.advance(1);
        assertThat(asked.status()).isEqualTo(200);
        assertThat(contacts(asked.answer())).isEmpty();
        assertThat(bindings()).isEmpty();
    }

    @Test
    void forgetsAllDevicesForAStar() {
        alice.register(600);
        office.phone("alice", "10.1.0.7", 5062).register(600);
        office.advance(1);
        Party.Asked asked = alice.send(withoutContact()
                .withHeaders(
                        List.of(HeaderField.of(HeaderName.CONTACT, "*"), HeaderField.of(HeaderName.EXPIRES, "0"))));
        office.advance(1);
        assertThat(asked.status()).isEqualTo(200);
        assertThat(bindings()).isEmpty();
    }

    @Test
    void remembersThePathAndSaysItBack() {
        Party.Asked asked = alice.send(
                alice.register().withHeaders(List.of(HeaderField.of(HeaderName.PATH, "<sip:proxy.example;lr>"))));
        office.advance(1);
        assertThat(asked.answer().header(HeaderName.PATH)).contains("<sip:proxy.example;lr>");
        assertThat(bindings().getFirst().path()).containsExactly("<sip:proxy.example;lr>");
    }

    @Test
    void forgetsThePhonesOfAnAccountThatGotAnotherPassword() {
        alice.register(600);
        office.advance(1);
        office.change(new Change.PutExtension(Office.extension(Office.ALICE, "200", "alicia")));
        assertThat(bindings()).isEmpty();
    }

    @Test
    void answersPresenceQuicklyWithNo() {
        Party.Asked asked = alice.send(RequestSpec.of(
                        Method.of("PUBLISH"), SipUri.of("sip:alice@office"), Address.of(SipUri.of("sip:alice@office")))
                .withDestination(Destination.udp(Office.SIP)));
        office.advance(1);
        assertThat(asked.status()).isIn(405, 489, 501);
    }

    private RequestSpec withoutContact() {
        RequestSpec spec = alice.register();
        return new RequestSpec(
                spec.method(),
                spec.uri(),
                spec.from(),
                spec.to(),
                Optional.empty(),
                spec.series(),
                spec.destination(),
                spec.routes(),
                spec.credentials(),
                spec.headers(),
                spec.content());
    }

    private List<Binding> bindings() {
        return office.bindings.of(Office.ALICE);
    }

    private static List<String> contacts(SipResponse response) {
        return response.all(HeaderType.CONTACT).stream().map(Object::toString).toList();
    }

    private static List<String> names(SipResponse response) {
        return response.headers().fields().stream()
                .map(field -> field.name().toString())
                .toList();
    }
}
