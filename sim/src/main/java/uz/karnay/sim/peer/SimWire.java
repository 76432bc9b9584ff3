package uz.karnay.sim.peer;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import uz.karnay.loop.Timer;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.sim.network.Link;
import uz.karnay.sim.network.SimNetwork;

/**
 * What makes messages arrive over a network that loses them: a request is resent until it is answered, an answer is
 * repeated when its request is, a final answer to INVITE until the ACK comes (RFC 3261 §17, §13.3.1.4; UDP only).
 */
final class SimWire implements SimNetwork.Host {

    private static final Duration T1 = Duration.ofMillis(500);
    private static final Duration T2 = Duration.ofSeconds(4);
    private static final int ATTEMPTS = 11; // 64·T1 at the doubling pace of §17.1.2.2

    private final VirtualTime time;
    private final Link network;
    private final InetSocketAddress address;
    private final Upper upper;
    private final Map<String, Outgoing> outgoing = new HashMap<>();
    private final Map<String, Incoming> incoming = new HashMap<>();
    private boolean deaf;

    /** Whoever stands on the wire. */
    interface Upper {
        void onRequest(InetSocketAddress from, SimMessage request);

        void onAck(SimMessage ack);
    }

    /** Whoever asked. */
    interface Answers {
        /** Every provisional and the final answer; a 2xx to INVITE each time it comes. */
        void onAnswer(SimMessage response);

        void onSilence();
    }

    SimWire(VirtualTime time, Link network, InetSocketAddress address, Upper upper) {
        this.time = time;
        this.network = network;
        this.address = address;
        this.upper = upper;
        network.attach(address, this);
    }

    InetSocketAddress address() {
        return address;
    }

    /** Hears and says nothing any more: pulled out of the wall. */
    void goDeaf() {
        deaf = true;
        quieten();
    }

    /** Sends nothing any more that was not asked for. */
    void quieten() {
        outgoing.values().forEach(request -> request.resend.cancel());
        incoming.values().forEach(request -> request.repeat.cancel());
        outgoing.clear();
    }

    void request(InetSocketAddress to, SimMessage request, Answers answers) {
        var waiting = new Outgoing(to, request, answers);
        outgoing.put(key(request), waiting);
        waiting.send(T1, 1);
    }

    /** Without waiting for anything: an ACK. */
    void send(InetSocketAddress to, SimMessage message) {
        if (!deaf) {
            network.send(address, to, message.bytes());
        }
    }

    /** Answers a request that {@link Upper#onRequest} was told of. */
    void respond(SimMessage request, SimMessage response) {
        Incoming asked = incoming.get(key(request));
        if (asked != null) {
            asked.answer(response);
        }
    }

    @Override
    public void onDatagram(InetSocketAddress from, byte[] datagram) {
        if (deaf) {
            return;
        }
        try {
            SimMessage message = SimMessage.parse(datagram);
            if (message.isRequest()) {
                onRequest(from, message);
            } else {
                onResponse(message);
            }
        } catch (SimMessage.Unreadable | IllegalArgumentException | IndexOutOfBoundsException _) {
            // damaged on the way: as good as lost; what Karnay really sent is read where it leaves
        }
    }

    private void onRequest(InetSocketAddress from, SimMessage request) {
        if (request.method().equals("ACK")) {
            incoming.values().forEach(asked -> asked.acknowledge(request));
            upper.onAck(request);
            return;
        }
        Incoming known = incoming.get(key(request));
        if (known != null) {
            known.repeatLast();
            return;
        }
        incoming.put(key(request), new Incoming(from, request));
        upper.onRequest(from, request);
    }

    private void onResponse(SimMessage response) {
        Outgoing waiting = outgoing.get(key(response));
        if (waiting != null) {
            waiting.onAnswer(response);
        }
    }

    private static String key(SimMessage message) {
        return message.branch() + " " + message.method();
    }

    private final class Outgoing {
        private final InetSocketAddress to;
        private final SimMessage request;
        private final Answers answers;
        private final boolean invite;
        private Timer resend = Timer.none();
        private int finalStatus;

        Outgoing(InetSocketAddress to, SimMessage request, Answers answers) {
            this.to = to;
            this.request = request;
            this.answers = answers;
            this.invite = request.method().equals("INVITE");
        }

        void send(Duration interval, int attempt) {
            if (deaf) {
                return;
            }
            if (attempt > ATTEMPTS) {
                outgoing.remove(key(request));
                answers.onSilence();
                return;
            }
            network.send(address, to, request.bytes());
            Duration next = interval.multipliedBy(2);
            resend = time.after(
                    interval, () -> send(invite || next.compareTo(T2) < 0 ? next : T2, attempt + (invite ? 2 : 1)));
        }

        void onAnswer(SimMessage response) {
            int status = response.status();
            if (status < 200) {
                if (invite) {
                    resend.cancel();
                }
                answers.onAnswer(response);
                return;
            }
            if (invite && status >= 300) {
                SimMessage ack = SimText.ackOfRefusal(request, response);
                network.send(address, to, ack.bytes());
            }
            resend.cancel();
            boolean again = finalStatus != 0;
            finalStatus = status;
            if (!again || (invite && status < 300)) {
                answers.onAnswer(response);
            }
        }
    }

    private final class Incoming {
        private final InetSocketAddress from;
        private final SimMessage request;
        private byte[] last = new byte[0];
        private int status;
        private Timer repeat = Timer.none();

        Incoming(InetSocketAddress from, SimMessage request) {
            this.from = from;
            this.request = request;
        }

        void answer(SimMessage response) {
            if (status >= 200 || deaf) {
                return;
            }
            last = response.bytes();
            status = response.status();
            repeatLast();
            if (status >= 200 && request.method().equals("INVITE")) {
                repeatUntilAck(T1, 1);
            }
        }

        void repeatLast() {
            if (last.length > 0 && !deaf) {
                network.send(address, from, last.clone());
            }
        }

        private void repeatUntilAck(Duration interval, int attempt) {
            if (attempt >= ATTEMPTS) {
                return;
            }
            Duration next = interval.multipliedBy(2);
            repeat = time.after(interval, () -> {
                repeatLast();
                repeatUntilAck(next.compareTo(T2) < 0 ? next : T2, attempt + 1);
            });
        }

        void acknowledge(SimMessage ack) {
            if (ack.callId().equals(request.callId()) && ack.cseqNumber() == request.cseqNumber()) {
                repeat.cancel();
            }
        }
    }
}
