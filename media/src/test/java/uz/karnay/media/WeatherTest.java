package uz.karnay.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uz.karnay.codec.WireFormat;
import uz.karnay.codec.opus.OpusParameters;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.media.virtual.VirtualRtpNetwork;

/** Alice's packets come through a network that loses, delays, repeats and reorders them, always the same by a seed. */
class WeatherTest {

    /** @param jitterMillis each packet is delayed by up to so much, and may so be overtaken */
    private record Weather(VirtualTime time, double loss, double repetition, int jitterMillis) {

        void carry(byte[] datagram, Consumer<byte[]> deliver) {
            if (time.entropy().below(1000) >= loss * 1000) {
                later(datagram, deliver);
            }
            if (time.entropy().below(1000) < repetition * 1000) {
                later(datagram, deliver);
            }
        }

        private void later(byte[] datagram, Consumer<byte[]> deliver) {
            int micros = jitterMillis == 0 ? 0 : time.entropy().below(jitterMillis * 1000);
            time.after(Duration.ofNanos(micros * 1000L), () -> deliver.accept(datagram));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "opus, 0.00, 0.00, 60",
        "opus, 0.05, 0.01, 40",
        "g722, 0.00, 0.00, 60",
        "g722, 0.05, 0.01, 40",
        "pcmu, 0.00, 0.02, 80",
        "pcmu, 0.10, 0.01, 40",
        "gsm,  0.05, 0.01, 40"
    })
    void isHeardThroughBadWeather(String codec, double loss, double repetition, int jitterMillis) {
        var time = new VirtualTime(7);
        var weather = new Weather(time, loss, repetition, jitterMillis);
        var network = new VirtualRtpNetwork((_, to, datagram, deliver) -> {
            if (to.getPort() == 4000) {
                time.after(Duration.ZERO, () -> deliver.accept(datagram));
            } else {
                weather.carry(datagram, deliver);
            }
        });
        var room = new Room(time, network);
        Caller alice = room.alice(format(codec), 20);
        Caller bob = room.bob(WireFormat.Fixed.PCMA, 20);
        room.convert(alice, bob);
        alice.says(400, Room.LEVEL, room.a.localAddress());
        time.advance(Duration.ofSeconds(20));
        assertThat(bob.packets).as("one every 20 ms").hasSizeBetween(990, 1005);
        Tone tone = Tone.find(400, 8_000, bob.heard(), 2_000);
        assertThat(tone.levelDecibels(Room.LEVEL)).as("level").isBetween(-2.5, 1.0);
        room.hangUp();
        assertThat(room.media.ticks().size()).isZero();
        assertThat(room.media.codecs().count()).isZero();
    }

    private static WireFormat format(String codec) {
        return switch (codec) {
            case "opus" -> new WireFormat.Opus(OpusParameters.DEFAULTS.withFec(true));
            case "g722" -> WireFormat.Fixed.G722;
            case "gsm" -> WireFormat.Fixed.GSM;
            default -> new WireFormat.L16(8000);
        };
    }
}
