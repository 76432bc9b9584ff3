package uz.karnay.sip.agent;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import uz.karnay.loop.virtual.SeededEntropy;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.sip.message.SipMessage;
import uz.karnay.sip.parse.ParseResult;
import uz.karnay.sip.parse.SipParser;
import uz.karnay.sip.transport.DatagramPort;
import uz.karnay.sip.transport.Protocol;
import uz.karnay.sip.transport.StreamConnector;
import uz.karnay.sip.transport.StreamPort;

/** A network in virtual time: delays every message, writes down what was sent, loses what a test tells it to lose. */
final class Net {

    static final Duration DELAY = Duration.ofMillis(20);

    /** What somebody sent, in order: {@code alice>bob INVITE}, lost ones with a cross. */
    final List<String> ladder = new ArrayList<>();

    final List<SipMessage> sent = new ArrayList<>();
    final VirtualTime time;
    private final Map<InetSocketAddress, Phone> phones = new HashMap<>();
    private final List<Predicate<SipMessage>> losses = new ArrayList<>();
    private final Map<String, Duration> slowness = new HashMap<>();
    boolean streams = true;
    boolean silentStreams;
    boolean calm;
    private @Nullable SeededEntropy storm;
    private int stormDelay;
    private double doubling;

    Net(VirtualTime time) {
        this.time = time;
    }

    void join(Phone phone) {
        phones.put(phone.address, phone);
    }

    /** Loses the next {@code count} messages that begin with {@code start}. */
    void lose(String start, int count) {
        int[] left = {count};
        losses.add(message -> message.startLine().startsWith(start) && left[0]-- > 0);
    }

    void loseIf(Predicate<SipMessage> loss) {
        losses.add(loss);
    }

    /** Delays messages that begin with {@code start} by more than the rest. */
    void slow(String start, Duration delay) {
        slowness.put(start, delay);
    }

    long count(String line) {
        return ladder.stream().filter(each -> each.startsWith(line)).count();
    }

    /** The messages sent, the responses with their method. */
    private static String brief(SipMessage message) {
        String line = message.startLine();
        return line.startsWith("SIP/2.0 ")
                ? line.substring(8, 11) + " " + message.cseq().method()
                : line.substring(0, line.indexOf(' '));
    }

    private boolean admit(Phone from, InetSocketAddress to, byte[] bytes) {
        if (!(SipParser.parse(bytes, 0, bytes.length) instanceof ParseResult.Parsed(var message))) {
            ladder.add(from.name + ">" + nameOf(to) + " broken");
            return phones.containsKey(to);
        }
        boolean lost = losses.stream().anyMatch(loss -> loss.test(message)) || !phones.containsKey(to);
        sent.add(message);
        String name =
                Optional.ofNullable(phones.get(to)).map(phone -> phone.name).orElse("nobody");
        ladder.add(from.name + ">" + name + " " + brief(message) + (lost ? " x" : ""));
        return !lost;
    }

    /** Loses, doubles, delays and overtakes from now on, as the seed has it. */
    void storm(SeededEntropy seed, double lossRate, double doubleRate, int maxDelayMillis) {
        loseIf(message -> calm ? false : seed.chance(lossRate));
        storm = seed;
        stormDelay = maxDelayMillis;
        doubling = doubleRate;
    }

    private void carry(byte[] bytes, Runnable arrival) {
        time.after(delayOf(bytes), arrival);
        if (storm != null && !calm && storm.chance(doubling)) {
            time.after(delayOf(bytes), arrival);
        }
    }

    private String nameOf(InetSocketAddress address) {
        return Optional.ofNullable(phones.get(address)).map(phone -> phone.name).orElse("nobody");
    }

    private Duration delayOf(byte[] bytes) {
        if (storm != null && !calm) {
            return Duration.ofMillis(1 + storm.below(stormDelay));
        }
        String text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
        return slowness.entrySet().stream()
                .filter(each -> text.startsWith(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(DELAY);
    }

    private static byte[] copy(ByteBuffer message) {
        byte[] bytes = new byte[message.remaining()];
        message.get(bytes);
        return bytes;
    }

    DatagramPort port(Phone owner) {
        return new DatagramPort() {
            @Override
            public InetSocketAddress localAddress() {
                return owner.address;
            }

            @Override
            public InetSocketAddress sentBy(InetSocketAddress remote) {
                return owner.address;
            }

            @Override
            public boolean send(ByteBuffer datagram, InetSocketAddress remote) {
                byte[] bytes = copy(datagram);
                if (admit(owner, remote, bytes)) {
                    Phone receiver = java.util.Objects.requireNonNull(phones.get(remote));
                    carry(
                            bytes,
                            () -> receiver.loop.run(() -> receiver.transport.onDatagram(
                                    receiver.port, owner.address, bytes.clone(), bytes.length)));
                }
                return true;
            }
        };
    }

    StreamConnector connector(Phone owner) {
        return (protocol, remote, host, listener) -> {
            Phone peer = phones.get(remote);
            if (silentStreams) {
                return;
            }
            if (!streams || peer == null) {
                time.after(DELAY, () -> owner.loop.run(() -> listener.onConnectFailed("refused")));
                return;
            }
            time.after(DELAY, () -> owner.loop.run(() -> listener.onConnected(pipe(owner, peer, protocol))));
        };
    }

    private Pipe pipe(Phone client, Phone server, Protocol protocol) {
        var ephemeral = new InetSocketAddress(client.address.getAddress(), 40_000 + sent.size());
        var near = new Pipe(client, server, protocol, server.address);
        var far = new Pipe(server, client, protocol, ephemeral);
        near.other = far;
        far.other = near;
        client.transport.onStreamOpened(near);
        server.loop.run(() -> server.transport.onStreamOpened(far));
        client.pipes.add(near);
        server.pipes.add(far);
        return near;
    }

    /** One end of a connection. */
    final class Pipe implements StreamPort {
        private final Phone owner;
        private final Phone peer;
        private final Protocol protocol;
        private final InetSocketAddress remote;
        private Pipe other = this;
        private boolean open = true;

        Pipe(Phone owner, Phone peer, Protocol protocol, InetSocketAddress remote) {
            this.owner = owner;
            this.peer = peer;
            this.protocol = protocol;
            this.remote = remote;
        }

        @Override
        public Protocol protocol() {
            return protocol;
        }

        @Override
        public InetSocketAddress remoteAddress() {
            return remote;
        }

        @Override
        public InetSocketAddress sentBy() {
            return owner.address;
        }

        @Override
        public boolean send(ByteBuffer message) {
            byte[] bytes = copy(message);
            if (open && admit(owner, peer.address, bytes)) {
                time.after(
                        delayOf(bytes),
                        () -> peer.loop.run(() -> peer.transport.onStreamMessage(other, bytes.clone(), bytes.length)));
            }
            return open;
        }

        @Override
        public void close() {
            if (open) {
                open = false;
                owner.loop.run(() -> owner.transport.onStreamClosed(this));
                other.close();
            }
        }
    }
}
