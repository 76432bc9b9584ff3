package uz.karnay.sim.peer;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The messages and bodies that every phone of the simulation writes alike. */
final class SimText {

    private SimText() {}

    /** To the branch that was refused (RFC 3261 §17.1.1.3). */
    static SimMessage ackOfRefusal(SimMessage invite, SimMessage response) {
        return new SimMessage("ACK " + invite.requestUri() + " SIP/2.0")
                .add("Via", invite.must("Via"))
                .add("Max-Forwards", "70")
                .add("From", invite.must("From"))
                .add("To", response.must("To"))
                .add("Call-ID", invite.callId())
                .add("CSeq", invite.cseqNumber() + " ACK");
    }

    /** On the branch of what it gives up (§9.1). */
    static SimMessage cancel(SimMessage invite) {
        return new SimMessage("CANCEL " + invite.requestUri() + " SIP/2.0")
                .add("Via", invite.must("Via"))
                .add("Max-Forwards", "70")
                .add("From", invite.must("From"))
                .add("To", invite.must("To"))
                .add("Call-ID", invite.callId())
                .add("CSeq", invite.cseqNumber() + " CANCEL");
    }

    /** An answer with our tag in To (§8.2.6), and where we are. */
    static SimMessage response(SimMessage request, String statusLine, String toTag, InetSocketAddress contact) {
        return bare(request, statusLine, toTag).add("Contact", "<sip:phone@" + host(contact) + ">");
    }

    /** An answer with our tag in To (§8.2.6). */
    static SimMessage bare(SimMessage request, String statusLine, String toTag) {
        var response = new SimMessage("SIP/2.0 " + statusLine);
        request.all("Via").forEach(via -> response.add("Via", via));
        request.all("Record-Route").forEach(route -> response.add("Record-Route", route));
        String to = request.must("To");
        boolean tagged = request.toTag().isPresent() || statusLine.startsWith("100");
        return response.add("From", request.must("From"))
                .add("To", tagged ? to : to + ";tag=" + toTag)
                .add("Call-ID", request.callId())
                .add("CSeq", request.cseq());
    }

    static String host(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    /** The given payload types and telephone events at an address; port 0 when there is nothing to talk in. */
    static String sdp(InetSocketAddress rtp, int version, String direction, List<Integer> codecs) {
        String host = rtp.getAddress().getHostAddress();
        var lines = new ArrayList<>(
                List.of("v=0", "o=phone 1 " + version + " IN IP4 " + host, "s=-", "c=IN IP4 " + host, "t=0 0"));
        if (codecs.isEmpty()) {
            lines.add("m=audio 0 RTP/AVP 8");
        } else {
            lines.add("m=audio " + rtp.getPort() + " RTP/AVP "
                    + codecs.stream().map(String::valueOf).collect(Collectors.joining(" ")) + " 101");
            codecs.forEach(codec -> lines.add("a=rtpmap:" + codec + (codec == 8 ? " PCMA" : " PCMU") + "/8000"));
            lines.addAll(List.of("a=rtpmap:101 telephone-event/8000", "a=fmtp:101 0-15", "a=" + direction));
        }
        return String.join("\r\n", lines) + "\r\n";
    }

    /** Which of {@code known} payload types an SDP takes, in its order; all when there is none. */
    static List<Integer> codecsOf(String sdp, List<Integer> known) {
        for (String line : sdp.split("\r\n")) {
            if (line.startsWith("m=audio ")) {
                return Stream.of(line.split(" "))
                        .skip(3)
                        .map(Integer::valueOf)
                        .filter(known::contains)
                        .toList();
            }
        }
        return known;
    }

    /** What answers a direction (RFC 3264 §6.1). */
    static String answerTo(String sdp) {
        if (sdp.contains("a=sendonly")) {
            return "recvonly";
        }
        if (sdp.contains("a=recvonly")) {
            return "sendonly";
        }
        return sdp.contains("a=inactive") ? "inactive" : "sendrecv";
    }

    /** Where an SDP asks for RTP; null when it has no audio, or refuses it. */
    static @org.jspecify.annotations.Nullable InetSocketAddress rtpOf(String sdp) {
        String host = "";
        int port = 0;
        for (String line : sdp.split("\r\n")) {
            if (line.startsWith("c=IN IP4 ")) {
                host = line.substring(9).strip();
            } else if (line.startsWith("m=audio ")) {
                port = Integer.parseInt(line.split(" ")[1]);
            }
        }
        return host.isEmpty() || port == 0 ? null : new InetSocketAddress(java.net.InetAddress.ofLiteral(host), port);
    }
}
