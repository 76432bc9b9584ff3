package uz.karnay.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import uz.karnay.loop.virtual.VirtualLoop;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.net.HostLookup.Found;
import uz.karnay.sip.transport.Resolver;

class SystemResolverTest {

    private static final InetAddress BELL = InetAddress.ofLiteral("192.0.2.5");

    private final VirtualTime time = new VirtualTime(1);
    private final VirtualLoop loop = time.loop("call-0");
    private final List<Consumer<Found>> asked = new ArrayList<>();
    private final SystemResolver resolver = new SystemResolver(loop, (_, report) -> asked.add(report));
    private final List<String> heard = new ArrayList<>();

    @Test
    void anAddressInFiguresNeedsNobody() {
        resolve("192.0.2.5");
        resolve("[2001:db8::5]");
        assertThat(heard).containsExactly("/192.0.2.5", "/2001:db8:0:0:0:0:0:5");
        assertThat(asked).isEmpty();
    }

    @Test
    void manyWhoAskAtOnceAskOnce() {
        resolve("bell.uz");
        resolve("BELL.uz");
        answer(new Found.Addresses(List.of(BELL)));
        assertThat(heard).containsExactly("/192.0.2.5", "/192.0.2.5");
        assertThat(asked).hasSize(1);
    }

    @Test
    void remembersAnAnswerForAMinute() {
        resolve("bell.uz");
        answer(new Found.Addresses(List.of(BELL)));
        time.advance(SystemResolver.FRESH.minusSeconds(1));
        resolve("bell.uz");
        assertThat(heard).hasSize(2);
        assertThat(asked).hasSize(1);
        time.advance(Duration.ofSeconds(2));
        resolve("bell.uz");
        assertThat(asked).hasSize(2);
    }

    @Test
    void remembersAFailureForAFewSeconds() {
        resolve("absent.uz");
        answer(new Found.Nothing("not known"));
        resolve("absent.uz");
        assertThat(heard).containsExactly("not known", "not known");
        assertThat(asked).hasSize(1);
        time.advance(SystemResolver.REFUSED.plusSeconds(1));
        resolve("absent.uz");
        assertThat(asked).hasSize(2);
    }

    @Test
    void keepsTheLastGoodAnswerWhileTheNameServerIsAway() {
        resolve("bell.uz");
        answer(new Found.Addresses(List.of(BELL)));
        time.advance(SystemResolver.FRESH.plusSeconds(1));
        resolve("bell.uz");
        answer(new Found.Nothing("the name server is away"));
        assertThat(heard).containsExactly("/192.0.2.5", "/192.0.2.5");
    }

    @Test
    void doesNotWaitForeverForAnAnswer() {
        resolve("slow.uz");
        time.advance(SystemResolver.PATIENCE.plusMillis(10));
        assertThat(heard).containsExactly("no answer from the name server for slow.uz");
        answer(new Found.Addresses(List.of(BELL))); // late, yet good to know
        resolve("slow.uz");
        assertThat(heard).hasSize(2).last().isEqualTo("/192.0.2.5");
        assertThat(asked).hasSize(1);
    }

    @Test
    void theSystemKnowsLocalhost() throws Exception {
        var found = new CompletableFuture<Found>();
        try (var lookup = new SystemLookup()) {
            lookup.find("localhost", found::complete);
            assertThat(found.get(10, TimeUnit.SECONDS)).isInstanceOf(Found.Addresses.class);
        }
    }

    @Test
    void theSystemSaysWhatItDoesNotKnow() throws Exception {
        var found = new CompletableFuture<Found>();
        try (var lookup = new SystemLookup()) {
            lookup.find("name.invalid", found::complete);
            assertThat(found.get(60, TimeUnit.SECONDS)).isInstanceOf(Found.Nothing.class);
        }
    }

    private void resolve(String host) {
        loop.execute(() -> resolver.resolve(host, new Resolver.Listener() {
            @Override
            public void onResolved(List<InetAddress> addresses) {
                heard.add(addresses.getFirst().toString());
            }

            @Override
            public void onUnresolved(String reason) {
                heard.add(reason);
            }
        }));
        time.advance(Duration.ZERO);
    }

    private void answer(Found found) {
        asked.getLast().accept(found);
        time.advance(Duration.ZERO);
    }
}
