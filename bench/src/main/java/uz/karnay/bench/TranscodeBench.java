package uz.karnay.bench;

import static uz.karnay.bench.PhoneTraffic.ALICE;
import static uz.karnay.bench.PhoneTraffic.BOB;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import uz.karnay.codec.WireFormat;
import uz.karnay.codec.opus.OpusParameters;
import uz.karnay.media.MediaEndpoint;
import uz.karnay.media.PayloadMap;

/**
 * What a converted stream costs: calls between two codecs on one media loop. Prints CPU milliseconds of the media loop per
 * second of one stream, one way: decoding it, encoding it, and all that is between.
 *
 * <p>Arguments: {@code relay|g711|repack|g722|opus, calls, seconds, repeats}.
 */
public final class TranscodeBench {

    private TranscodeBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int count = Integer.parseInt(args[1]);
        int seconds = Integer.parseInt(args[2]);
        WireFormat pcma = WireFormat.Fixed.PCMA;
        Side alice = switch (args[0]) {
            case "relay", "repack" -> Side.of(ALICE, 8, pcma, 20);
            case "g711" -> Side.of(ALICE, 0, WireFormat.Fixed.PCMU, 20);
            case "g722" -> Side.of(ALICE, 9, WireFormat.Fixed.G722, 20);
            case "opus" -> Side.of(ALICE, 111, new WireFormat.Opus(OpusParameters.DEFAULTS.withFec(true)), 20);
            default -> throw new IllegalArgumentException(args[0]);
        };
        Side bob = Side.of(BOB, 8, pcma, args[0].equals("repack") ? 40 : 20);
        var traffic = new PhoneTraffic(2 * count, List.of(alice, bob));
        boolean relay = args[0].equals("relay");
        traffic.begin(engine -> {
            for (int call = 0; call < count; call++) {
                MediaEndpoint a = traffic.endpoint(ALICE, alice);
                MediaEndpoint b = traffic.endpoint(BOB, bob);
                if (relay) {
                    engine.bridge(a, b, PayloadMap.identity(), PayloadMap.identity());
                } else {
                    engine.convert(a, b);
                }
            }
        });
        traffic.measure(5); // the compiler of the JVM needs some packets
        for (int repeat = Integer.parseInt(args[3]); repeat > 0; repeat--) {
            PhoneTraffic.Spent spent = traffic.measure(seconds);
            System.out.printf(
                    Locale.ROOT,
                    "%s calls=%d cpu_ms_per_stream_second=%.3f jvm_beside=%.3f heard=%.0f%%%n",
                    args[0],
                    count,
                    spent.mediaNanos() / 1e6 / spent.heardSeconds(),
                    spent.besideNanos() / 1e6 / spent.heardSeconds(),
                    100 * spent.heardSeconds() / (2.0 * count * seconds));
        }
        Runtime.getRuntime().halt(0);
    }
}
