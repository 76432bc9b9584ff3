package uz.karnay.sip.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.karnay.loop.EventLoop;
import uz.karnay.sip.message.ByteSink;
import uz.karnay.sip.message.SipMessage;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipResponse;
import uz.karnay.sip.message.Uri;
import uz.karnay.sip.message.Written;
import uz.karnay.sip.parse.ParseResult;
import uz.karnay.sip.parse.SipParser;

/**
 * The transport of one call loop: takes what sockets received apart, and finds messages their way out. RFC 3261 §18.
 * Confined to the call's loop.
 */
public final class TransportLayer implements TransportInput {

    private record StreamKey(Protocol protocol, InetSocketAddress remote) {}

    private final EventLoop loop;
    private final WayFinder ways;
    private final MalformedAnswers refusals;
    private final TransportCounters counters = new TransportCounters();
    private final List<DatagramPort> ports = new ArrayList<>();
    private final Map<StreamKey, StreamPort> streams = new HashMap<>();
    private final ByteSink sink = new ByteSink();
    /** What is in the sink, if it is a message: one that was just measured need not be written again. */
    private @Nullable SipMessage written;

    private final List<WireTap> taps = new ArrayList<>();
    private TransportUser user = new NoUser();

    public TransportLayer(EventLoop loop, TransportConfig config, Resolver resolver, StreamConnector connector) {
        this.loop = loop;
        this.ways = new WayFinder(loop, config, resolver, connector, this);
        this.refusals = new MalformedAnswers(loop, config.maxMalformedAnswersPerSecond());
    }

    /** Sends over {@code port} from now on; the first port of a peer's address family serves that peer. */
    public void open(DatagramPort port) {
        ports.add(port);
    }

    /** Shows {@code tap} every message from now on. */
    public void tap(WireTap tap) {
        taps.add(tap);
    }

    /** Tells {@code transactions} what arrives from now on. */
    public void deliverTo(TransportUser transactions) {
        user = transactions;
    }

    /**
     * Finds the way for a request and tells it, at once when nothing has to be asked or connected.
     *
     * @param next the URI of the first Route, or else the Request-URI; what {@link Destination.ByUri} follows
     */
    public void route(OutgoingRequest request, Uri next, Destination destination) {
        assert loop.isCurrent();
        ways.find(request, next, destination);
    }

    /** What the responses to a request are sent on (§18.2.2). */
    public Line replyLine(SipRequest request, Flow flow) {
        return switch (flow) {
            case Flow.Datagrams(var port, var source) ->
                lineOver(new Flow.Datagrams(port, ResponseRoute.datagram(request.topVia(), source)));
            case Flow.Stream stream -> new StreamReplyLine(this, ways, request.topVia(), stream);
        };
    }

    /** What is sent on as it came. */
    public Line lineOver(Flow flow) {
        return new FlowLine(this, flow);
    }

    /** False for the flow of a connection that is gone. */
    public boolean isOpen(Flow flow) {
        return !(flow instanceof Flow.Stream(var port))
                || port.equals(streams.get(new StreamKey(port.protocol(), port.remoteAddress())));
    }

    public TransportCounters counters() {
        return counters;
    }

    /** False if the connection is gone. */
    boolean write(SipMessage message, Flow flow) {
        assert loop.isCurrent();
        write(message);
        return transmit(flow);
    }

    private void write(SipMessage message) {
        if (message != written) {
            message.writeTo(emptied());
            written = message;
        }
    }

    /** The sink, for something else than what is in it. */
    private ByteSink emptied() {
        written = null;
        return sink.clear();
    }

    /** The same for a message whose bytes are known. */
    boolean write(Written message, Flow flow) {
        assert loop.isCurrent();
        message.writeTo(emptied());
        return transmit(flow);
    }

    /** Sends what is in the sink. */
    private boolean transmit(Flow flow) {
        for (WireTap tap : taps) {
            tap.onSent(flow, sink.buffer());
        }
        return switch (flow) {
            case Flow.Datagrams(var port, var remote) -> {
                count(port.send(sink.buffer(), remote));
                yield true;
            }
            case Flow.Stream(var port) -> count(port.send(sink.buffer()));
        };
    }

    private boolean count(boolean sent) {
        if (sent) {
            counters.sent++;
        } else {
            counters.unsent++;
        }
        return sent;
    }

    int sizeOf(SipMessage message) {
        write(message);
        return sink.length();
    }

    Optional<DatagramPort> portTowards(InetAddress remote) {
        for (DatagramPort port : ports) {
            if (port.localAddress().getAddress().getClass() == remote.getClass()) {
                return Optional.of(port);
            }
        }
        return Optional.empty();
    }

    Optional<StreamPort> streamTo(Protocol protocol, InetSocketAddress remote) {
        return Optional.ofNullable(streams.get(new StreamKey(protocol, remote)));
    }

    @Override
    public void onDatagram(DatagramPort port, InetSocketAddress source, byte[] datagram, int length) {
        assert loop.isCurrent();
        if (isKeepAlive(datagram, length)) {
            counters.keepAlives++;
        } else {
            onMessage(datagram, length, new Flow.Datagrams(port, source));
        }
    }

    /** Phones send CRLF, single zeros and the like to keep a NAT's binding (RFC 5626 §3.5, RFC 6263 §4). */
    private static boolean isKeepAlive(byte[] datagram, int length) {
        for (int i = 0; i < length; i++) {
            if (datagram[i] != '\r' && datagram[i] != '\n' && datagram[i] != 0 && datagram[i] != ' ') {
                return false;
            }
        }
        return true;
    }

    @Override
    public void onStreamMessage(StreamPort port, byte[] message, int length) {
        assert loop.isCurrent();
        onMessage(message, length, new Flow.Stream(port));
    }

    private void onMessage(byte[] bytes, int length, Flow flow) {
        for (WireTap tap : taps) {
            tap.onReceived(flow, ByteBuffer.wrap(bytes, 0, length));
        }
        switch (SipParser.parse(bytes, 0, length)) {
            case ParseResult.Parsed(SipRequest request) -> {
                counters.received++;
                user.onRequest(Arrivals.marked(request, flow.remote()), flow);
            }
            case ParseResult.Parsed(SipResponse response) -> {
                counters.received++;
                user.onResponse(response, flow);
            }
            case ParseResult.Malformed malformed -> {
                counters.malformed++;
                refuse(malformed, flow);
            }
        }
    }

    private void refuse(ParseResult.Malformed malformed, Flow flow) {
        refusals.to(malformed).ifPresent(answer -> {
            counters.malformedAnswered++;
            emptied().bytes(answer, 0, answer.length);
            transmit(ResponseRoute.malformed(malformed.topVia(), flow));
        });
    }

    @Override
    public void onUnreachable(DatagramPort port, InetSocketAddress remote) {
        assert loop.isCurrent();
        counters.unreachable++;
        user.onUnreachable(remote);
    }

    @Override
    public void onStreamOpened(StreamPort port) {
        assert loop.isCurrent();
        streams.put(new StreamKey(port.protocol(), port.remoteAddress()), port);
    }

    @Override
    public void onStreamClosed(StreamPort port) {
        assert loop.isCurrent();
        streams.remove(new StreamKey(port.protocol(), port.remoteAddress()), port);
    }

    /** Before the transactions are there, and for a transport that only sends. */
    private static final class NoUser implements TransportUser {
        @Override
        public void onRequest(SipRequest request, Flow flow) {
            // nobody is there to answer
        }

        @Override
        public void onResponse(SipResponse response, Flow flow) {
            // nobody has asked
        }

        @Override
        public void onUnreachable(InetSocketAddress remote) {
            // nobody has sent
        }
    }
}
