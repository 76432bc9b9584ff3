package uz.karnay.sim.peer;

import java.net.InetSocketAddress;

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

    /** A-law and telephone events at an address. */
    static String sdp(InetSocketAddress rtp, int version, String direction) {
        return String.join(
                "\r\n",
                "v=0",
                "o=phone 1 " + version + " IN IP4 " + rtp.getAddress().getHostAddress(),
                "s=-",
                "c=IN IP4 " + rtp.getAddress().getHostAddress(),
                "t=0 0",
                "m=audio " + rtp.getPort() + " RTP/AVP 8 101",
                "a=rtpmap:8 PCMA/8000",
                "a=rtpmap:101 telephone-event/8000",
                "a=fmtp:101 0-15",
                "a=" + direction,
                "");
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
