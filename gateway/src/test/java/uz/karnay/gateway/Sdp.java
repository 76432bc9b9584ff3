package uz.karnay.gateway;

import java.net.InetSocketAddress;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Descriptions as phones write them. */
final class Sdp {

    private Sdp() {}

    /** @param formats such as {@code 8 PCMA/8000} */
    static String of(String address, int port, String... formats) {
        return with(address, port, "sendrecv", formats);
    }

    static String with(String address, int port, String direction, String... formats) {
        String types = Stream.of(formats).map(format -> format.split(" ")[0]).collect(Collectors.joining(" "));
        String maps =
                Stream.of(formats).map(format -> "a=rtpmap:" + format + "\r\n").collect(Collectors.joining());
        return "v=0\r\no=- 1 1 IN IP4 " + address + "\r\ns=-\r\nc=IN IP4 " + address + "\r\nt=0 0\r\nm=audio " + port
                + " RTP/AVP " + types + "\r\n" + maps + "a=" + direction + "\r\n";
    }

    /** The port of the audio stream. */
    static int port(String sdp) {
        return Integer.parseInt(line(sdp, "m=audio ").split(" ")[0]);
    }

    /** What stands after {@code start} in the first such line. */
    static String line(String sdp, String start) {
        return sdp.lines()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .map(line -> line.substring(start.length()))
                .orElse("");
    }

    /** Where its writer wants RTP. */
    static InetSocketAddress rtp(String sdp) {
        return Party.address(line(sdp, "c=IN IP4 "), port(sdp));
    }
}
