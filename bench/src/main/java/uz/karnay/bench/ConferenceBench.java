package uz.karnay.bench;

import static uz.karnay.bench.PhoneTraffic.ALICE;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import uz.karnay.codec.WireFormat;
import uz.karnay.media.mixer.Conference;

/**
 * What a conference costs in which everybody talks: CPU milliseconds of the media loop per second of one member, with his
 * packets in and out, decoding, levelling, mixing and encoding.
 *
 * <p>Arguments: {@code pcma|g722, members, seconds, repeats}.
 */
public final class ConferenceBench {

    private ConferenceBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int members = Integer.parseInt(args[1]);
        int seconds = Integer.parseInt(args[2]);
        WireFormat format = WireFormat.Fixed.valueOf(args[0].toUpperCase(Locale.ROOT));
        Side side = Side.of(ALICE, format == WireFormat.Fixed.PCMA ? 8 : 9, format, 20);
        var traffic = new PhoneTraffic(members, List.of(side));
        traffic.begin(engine -> {
            var room = new Conference(engine.media(), Conference.Manner.ROOM);
            for (int member = 0; member < members; member++) {
                engine.attach(traffic.endpoint(ALICE, side), room.seat(format.sampleRate()));
            }
        });
        traffic.measure(Math.max(5, 300 / members)); // the compiler of the JVM needs some packets
        for (int repeat = Integer.parseInt(args[3]); repeat > 0; repeat--) {
            PhoneTraffic.Spent spent = traffic.measure(seconds);
            System.out.printf(
                    Locale.ROOT,
                    "conference %s members=%d cpu_ms_per_member_second=%.3f jvm_beside=%.3f heard=%.0f%%%n",
                    args[0],
                    members,
                    spent.mediaNanos() / 1e6 / spent.heardSeconds(),
                    spent.besideNanos() / 1e6 / spent.heardSeconds(),
                    100 * spent.heardSeconds() / (1.0 * members * seconds));
        }
        Runtime.getRuntime().halt(0);
    }
}
