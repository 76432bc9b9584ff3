package uz.karnay.bench;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import uz.karnay.loop.virtual.VirtualLoop;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.sip.agent.AgentConfig;
import uz.karnay.sip.agent.Content;
import uz.karnay.sip.agent.IncomingInvite;
import uz.karnay.sip.agent.IncomingReInvite;
import uz.karnay.sip.agent.IncomingRequest;
import uz.karnay.sip.agent.SessionListener;
import uz.karnay.sip.agent.UserAgent;
import uz.karnay.sip.agent.UserAgentListener;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.transaction.Timing;
import uz.karnay.sip.transaction.TransactionLayer;
import uz.karnay.sip.transport.DatagramPort;
import uz.karnay.sip.transport.StreamConnector;
import uz.karnay.sip.transport.TransportConfig;
import uz.karnay.sip.transport.TransportLayer;

/**
 * A call that comes in, is answered and hung up, from bytes to bytes through transport, transactions and user agent:
 * INVITE, 180, 200, ACK, BYE, 200. Time is virtual and passes 10 ms with each call, so timers run as at 100 calls/s.
 */
@State(Scope.Thread)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class InviteBenchmark implements UserAgentListener, SessionListener, DatagramPort {

    private static final InetSocketAddress US = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.9"), 5060);
    private static final InetSocketAddress ALICE = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 5060);
    private static final Duration BETWEEN_CALLS = Duration.ofMillis(10);
    private static final Content ANSWER = Content.sdp(Messages.DESCRIPTION);

    private final VirtualTime time = new VirtualTime(1);
    private final VirtualLoop loop = time.loop("call");
    private final TransportLayer transport = new TransportLayer(
            loop, TransportConfig.STANDARD, (host, listener) -> listener.onUnresolved(host), StreamConnector.none());
    private String tag = "";
    private long calls;
    private long bytesSent;

    @Setup
    public void open() {
        transport.open(this);
        var transactions = new TransactionLayer(loop, Timing.STANDARD, transport);
        new UserAgent(loop, AgentConfig.of("Karnay", () -> loop.entropy().token(20)), transactions).listen(this);
    }

    @Benchmark
    public long call() {
        calls++;
        receive(Messages.request("INVITE", calls, "", 1));
        receive(Messages.request("ACK", calls, ";tag=" + tag, 1));
        receive(Messages.request("BYE", calls, ";tag=" + tag, 2));
        time.advance(BETWEEN_CALLS);
        return bytesSent;
    }

    private void receive(byte[] message) {
        loop.run(() -> transport.onDatagram(this, ALICE, message, message.length));
    }

    @Override
    public void onInvite(IncomingInvite invite) {
        tag = invite.localTag();
        invite.progress(180, "Ringing", List.of(), Content.NONE);
        invite.accept(List.of(), ANSWER, this);
    }

    @Override
    public boolean send(ByteBuffer datagram, InetSocketAddress remote) {
        bytesSent += datagram.remaining();
        return true;
    }

    @Override
    public InetSocketAddress localAddress() {
        return US;
    }

    @Override
    public InetSocketAddress sentBy(InetSocketAddress remote) {
        return US;
    }

    @Override
    public void onRequest(IncomingRequest request) {
        throw new IllegalStateException("not asked for");
    }

    @Override
    public void onReInvite(IncomingReInvite reInvite) {
        throw new IllegalStateException("not asked for");
    }

    @Override
    public void onAcknowledged(SipRequest ack) {
        // as expected
    }

    @Override
    public void onHungUp(HangUp cause) {
        // as expected
    }
}
