package uz.karnay.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import uz.karnay.codec.WireFormat;
import uz.karnay.codec.opus.OpusParameters;
import uz.karnay.loop.virtual.VirtualLoop;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.media.mixer.Conference;
import uz.karnay.media.mixer.Seat;
import uz.karnay.media.virtual.VirtualRtpNetwork;

/** Alice calls in from a desk phone, Bob from a wide-band one, Carol from a browser. */
class ConferenceTest {

    private static final double LEVEL = 6000;

    private final VirtualTime time = new VirtualTime(1);
    private final VirtualLoop calls = time.loop("call-0");
    private final VirtualLoop packets = time.loop("media-0");
    private final VirtualRtpNetwork network = new VirtualRtpNetwork(time);
    private final MediaLoop media = new MediaLoop(packets, network.sockets(packets));
    private final MediaEngine engine = new MediaEngine(
            calls,
            media,
            new PortSlice(calls, 10_000, 10_007, Duration.ZERO),
            MediaAddresses.of(InetAddress.ofLiteral("203.0.113.5")));
    private Conference room = new Conference(media);
    private final List<MediaEndpoint> endpoints = new ArrayList<>();

    private final Caller alice = caller("192.0.2.1", 8, WireFormat.Fixed.PCMA);
    private final Caller bob = caller("192.0.2.2", 9, WireFormat.Fixed.G722);
    private final Caller carol = caller("192.0.2.3", 96, new WireFormat.Opus(OpusParameters.DEFAULTS));

    @Test
    void eachHearsTheOthersAndNotHimself() {
        enter(alice, 400);
        enter(bob, 700);
        enter(carol, 1100);
        time.advance(Duration.ofSeconds(4));
        assertHears(alice, 700, 1100);
        assertHearsNot(alice, 400);
        assertHears(bob, 400, 1100);
        assertHearsNot(bob, 700);
        assertHears(carol, 400, 700);
        assertHearsNot(carol, 1100);
        assertNothingIsLeft();
    }

    @Test
    void aSupervisorListensThenWhispersThenBargesIn() {
        enter(alice, 400);
        Seat agent = enter(bob, 700);
        Seat supervisor = enter(carol, 1100);
        onCalls(supervisor::listen);
        time.advance(Duration.ofSeconds(4));
        assertHears(carol, 400, 700);
        assertHearsNot(alice, 1100);
        assertHearsNot(bob, 1100);

        onCalls(() -> supervisor.whisperTo(agent));
        time.advance(Duration.ofSeconds(4));
        assertHears(bob, 400, 1100);
        assertHearsNot(alice, 1100);

        onCalls(supervisor::talk);
        time.advance(Duration.ofSeconds(4));
        assertHears(alice, 700, 1100);
        assertNothingIsLeft();
    }

    @Test
    void aWhisperWaitsForWhomItIsMeant() {
        enter(alice, 400);
        Seat later = room.seat(16_000);
        Seat supervisor = enter(carol, 1100);
        onCalls(() -> supervisor.whisperTo(later));
        time.advance(Duration.ofSeconds(1));
        enter(bob, 700, later);
        time.advance(Duration.ofSeconds(4));
        assertHears(bob, 400, 1100);
        assertHearsNot(alice, 1100);
        assertNothingIsLeft();
    }

    @Test
    void whoLeavesIsHeardNoMore() {
        enter(alice, 400);
        enter(bob, 700);
        time.advance(Duration.ofSeconds(2));
        onCalls(() -> engine.unbridge(endpoints.get(1)));
        time.advance(Duration.ofSeconds(4));
        assertHearsNot(alice, 700);
        assertNothingIsLeft();
    }

    @Test
    void tellsThoseInsideWhoCameAndWent() {
        room = new Conference(media, new Conference.Manner(true, false));
        enter(alice, 400);
        time.advance(Duration.ofSeconds(1));
        assertThat(loudest(alice, 0)).as("nobody is told of the first").isLessThan(100);
        enter(bob, 0);
        time.advance(Duration.ofSeconds(1));
        assertThat(loudest(alice, alice.rate())).as("one came").isBetween(800.0, 3000.0);
        int before = alice.heard().length;
        onCalls(() -> engine.unbridge(endpoints.get(1)));
        time.advance(Duration.ofSeconds(1));
        assertThat(loudest(alice, before)).as("one went").isBetween(800.0, 3000.0);
        assertNothingIsLeft();
    }

    private static double loudest(Caller who, int from) {
        short[] heard = who.heard();
        int peak = 0;
        for (int i = from; i < heard.length; i++) {
            peak = Math.max(peak, Math.abs(heard[i]));
        }
        return peak;
    }

    private Seat enter(Caller caller, double hertz) {
        return enter(caller, hertz, room.seat(caller.rate()));
    }

    private Seat enter(Caller caller, double hertz, Seat seat) {
        onCalls(() -> {
            MediaEndpoint endpoint = engine.open(reason -> {}).orElseThrow();
            endpoints.add(endpoint);
            endpoint.remote(caller.rtp, caller.rtp, true);
            endpoint.formats(caller.formats());
            engine.attach(endpoint, seat);
            caller.says(hertz, LEVEL, endpoint.localAddress());
        });
        return seat;
    }

    private void assertHears(Caller who, double... tones) {
        for (double hertz : tones) {
            assertThat(lately(who, hertz).levelDecibels(LEVEL))
                    .as("%s Hz", hertz)
                    .isBetween(-1.5, 1.5);
        }
    }

    private void assertHearsNot(Caller who, double hertz) {
        assertThat(lately(who, hertz).levelDecibels(LEVEL)).as("%s Hz", hertz).isLessThan(-40);
    }

    /** In the last two seconds. */
    private Tone lately(Caller who, double hertz) {
        short[] heard = who.heard();
        return Tone.find(hertz, who.rate(), heard, heard.length - 2 * who.rate(), heard.length);
    }

    private void assertNothingIsLeft() {
        onCalls(() -> endpoints.forEach(MediaEndpoint::close));
        assertThat(media.ticks().size()).isZero();
        List.of(alice, bob, carol).forEach(Caller::close);
    }

    private Caller caller(String host, int payloadType, WireFormat format) {
        return new Caller(time, network, host, payloadType, format, 20);
    }

    private void onCalls(Runnable command) {
        calls.run(command);
        time.settle();
    }
}
