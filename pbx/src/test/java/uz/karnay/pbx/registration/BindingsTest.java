package uz.karnay.pbx.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static uz.karnay.pbx.MemoryBindings.binding;
import static uz.karnay.pbx.Office.ALICE;
import static uz.karnay.pbx.Office.BOB;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.pbx.MemoryBindings;
import uz.karnay.pbx.registration.Registration.Outcome;
import uz.karnay.pbx.registration.Registration.Wish;

class BindingsTest {

    private static final int MAX_DEVICES = 3;

    private final VirtualTime time = new VirtualTime(1);
    private final MemoryBindings store = new MemoryBindings();
    private final Bindings bindings = new Bindings(store, time);

    private static Binding device(int port, String callId, long cseq, int qMille, java.time.Instant expiresAt) {
        Binding like = binding(BOB, port, expiresAt);
        return new Binding(
                like.extension(),
                like.contact(),
                like.source(),
                List.of("<sip:edge;lr>"),
                qMille,
                callId,
                cseq,
                like.registeredAt(),
                expiresAt,
                like.userAgent());
    }

    private Binding device(int port, String callId, long cseq) {
        return device(port, callId, cseq, 1000, time.now().plusSeconds(3600));
    }

    private Outcome put(Binding... devices) {
        Binding first = devices[0];
        var wish = new Wish.Update(List.of(devices), List.of());
        return bindings.register(new Registration(BOB.id(), first.sipCallId(), first.cseq(), wish), MAX_DEVICES);
    }

    private Outcome remove(String callId, long cseq, String contact) {
        var wish = new Wish.Update(List.of(), List.of(contact));
        return bindings.register(new Registration(BOB.id(), callId, cseq, wish), MAX_DEVICES);
    }

    private Outcome clear(String callId, long cseq, Duration expires) {
        return bindings.register(new Registration(BOB.id(), callId, cseq, new Wish.Clear(expires)), MAX_DEVICES);
    }

    @Test
    void aDeviceIsFoundUntilItExpires() {
        Binding phone = device(5060, "a", 1);
        assertThat(put(phone)).isEqualTo(new Outcome.Accepted(List.of(phone)));
        assertThat(bindings.of(BOB.id())).containsExactly(phone);
        assertThat(bindings.of(ALICE.id())).isEmpty();
        time.advance(Duration.ofHours(1));
        assertThat(bindings.of(BOB.id())).isEmpty();
        assertThat(bindings.all()).isEmpty();
    }

    @Test
    void aRefreshReplacesItsBinding() {
        put(device(5060, "a", 1));
        time.advance(Duration.ofMinutes(30));
        Binding refreshed = device(5060, "a", 2);
        put(refreshed);
        assertThat(bindings.of(BOB.id())).containsExactly(refreshed);
    }

    @Test
    void aPhoneThatRestartedReplacesItsBindingUnderANewCallId() {
        put(device(5060, "a", 7));
        Binding restarted = device(5060, "b", 1);
        put(restarted);
        assertThat(bindings.of(BOB.id())).containsExactly(restarted);
    }

    @Test
    void anOldRequestChangesNothing() {
        Binding phone = device(5060, "a", 5);
        put(phone);
        assertThat(put(device(5061, "a", 5), device(5060, "a", 5))).isEqualTo(new Outcome.OutOfOrder(phone.contact()));
        assertThat(remove("a", 4, phone.contact())).isEqualTo(new Outcome.OutOfOrder(phone.contact()));
        assertThat(clear("a", 5, Duration.ZERO)).isEqualTo(new Outcome.OutOfOrder(phone.contact()));
        assertThat(bindings.of(BOB.id())).containsExactly(phone);
    }

    @Test
    void anExpiredBindingOrdersNothing() {
        put(device(5060, "a", 5));
        time.advance(Duration.ofHours(2));
        assertThat(put(device(5060, "a", 1))).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void oneDeviceLeavesAndTheOtherStays() {
        Binding desk = device(5060, "a", 1);
        Binding mobile = device(5061, "b", 1);
        put(desk);
        put(mobile);
        assertThat(remove("a", 2, desk.contact())).isEqualTo(new Outcome.Accepted(List.of(mobile)));
    }

    @Test
    void aStarRemovesAllAndNeedsExpiresZero() {
        put(device(5060, "a", 1));
        put(device(5061, "b", 1));
        assertThat(clear("c", 1, Duration.ofSeconds(60))).isInstanceOf(Outcome.Invalid.class);
        assertThat(bindings.of(BOB.id())).hasSize(2);
        assertThat(clear("c", 1, Duration.ZERO)).isEqualTo(new Outcome.Accepted(List.of()));
        assertThat(bindings.of(BOB.id())).isEmpty();
    }

    @Test
    void aQueryTellsAndChangesNothing() {
        Binding phone = device(5060, "a", 1);
        put(phone);
        int saves = store.saves();
        var query = new Registration(BOB.id(), "a", 1, new Wish.Query());
        assertThat(bindings.register(query, MAX_DEVICES)).isEqualTo(new Outcome.Accepted(List.of(phone)));
        assertThat(store.saves()).isEqualTo(saves);
    }

    @Test
    void theBestIsFirst() {
        Binding low = device(5060, "a", 1, 300, time.now().plusSeconds(3600));
        Binding high = device(5061, "b", 1, 900, time.now().plusSeconds(3600));
        put(low);
        assertThat(put(high)).isEqualTo(new Outcome.Accepted(List.of(high, low)));
        assertThat(bindings.of(BOB.id())).containsExactly(high, low);
        assertThat(bindings.of(BOB.id()).getFirst().path()).containsExactly("<sip:edge;lr>");
    }

    @Test
    void aFourthDeviceTakesThePlaceOfTheFirstToExpire() {
        Binding soon = device(5061, "b", 1, 1000, time.now().plusSeconds(60));
        put(device(5060, "a", 1));
        put(soon);
        put(device(5062, "c", 1));
        put(device(5063, "d", 1));
        assertThat(bindings.of(BOB.id())).hasSize(MAX_DEVICES).doesNotContain(soon);
    }

    @Test
    void aRequestDoesNotPushOutItsOwnContacts() {
        put(device(5060, "a", 1));
        put(device(5061, "b", 1));
        Binding brief = device(5062, "c", 1, 1000, time.now().plusSeconds(60));
        Binding other = device(5063, "c", 1, 1000, time.now().plusSeconds(60));
        put(brief, other);
        assertThat(bindings.of(BOB.id())).hasSize(MAX_DEVICES).contains(brief, other);
    }

    @Test
    void moreContactsThanDevicesAreRefused() {
        assertThat(put(device(1, "a", 1), device(2, "a", 1), device(3, "a", 1), device(4, "a", 1)))
                .isEqualTo(new Outcome.TooManyContacts(MAX_DEVICES));
        assertThat(bindings.of(BOB.id())).isEmpty();
    }

    @Test
    void bindingsSurviveARestart() {
        Binding phone = device(5060, "a", 1);
        put(phone, device(5061, "a", 1, 1000, time.now().plusSeconds(60)));
        time.advance(Duration.ofMinutes(2));
        assertThat(new Bindings(store, time).of(BOB.id())).containsExactly(phone);
    }

    @Test
    void aSweepForgetsWhatExpired() {
        put(device(5060, "a", 1));
        put(device(5061, "b", 1, 1000, time.now().plusSeconds(60)));
        assertThat(bindings.sweep()).isZero();
        time.advance(Duration.ofMinutes(2));
        assertThat(bindings.sweep()).isEqualTo(1);
        assertThat(store.load()).hasSize(1);
        time.advance(Duration.ofHours(1));
        assertThat(bindings.sweep()).isEqualTo(1);
        assertThat(store.load()).isEmpty();
    }

    @Test
    void allDevicesOfAnExtensionCanBeForgotten() {
        put(device(5060, "a", 1));
        bindings.removeAll(BOB.id());
        assertThat(bindings.of(BOB.id())).isEmpty();
        assertThat(store.load()).isEmpty();
    }
}
