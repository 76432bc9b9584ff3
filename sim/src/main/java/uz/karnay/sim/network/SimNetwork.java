package uz.karnay.sim.network;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import uz.karnay.loop.virtual.SeededEntropy;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.sim.network.Crossing.Fate;

/**
 * Datagrams between addresses, in virtual time: lost, late, overtaking, doubled or damaged as the {@link Weather} and
 * the seed have it. Not thread-safe.
 */
public final class SimNetwork implements Link {

    private static final int REMEMBERED = 4_000;

    private final VirtualTime time;
    private final SeededEntropy entropy;
    private final Map<InetSocketAddress, Host> hosts = new HashMap<>();
    private final Set<Set<InetAddress>> cuts = new HashSet<>();
    private final Deque<Crossing> crossings = new ArrayDeque<>();
    private final List<Observer> observers = new ArrayList<>();
    private Weather weather = Weather.FINE;
    private int losing;
    private long corrupted;
    private boolean telling;

    /** Whoever has an address. */
    public interface Host {
        void onDatagram(InetSocketAddress from, byte[] datagram);

        /** What was sent to {@code remote} met a closed port (ICMP). */
        default void onUnreachable(InetSocketAddress remote) {}
    }

    /** Whoever watches the whole network. */
    public interface Observer {
        /** Before the fate of a datagram is decided. */
        void onSent(InetSocketAddress from, InetSocketAddress to, byte[] datagram);

        /** Just before the receiver gets it, undamaged. */
        void onArriving(InetSocketAddress from, InetSocketAddress to, byte[] datagram);
    }

    public SimNetwork(VirtualTime time, SeededEntropy entropy) {
        this.time = time;
        this.entropy = entropy;
    }

    @Override
    public void attach(InetSocketAddress address, Host host) {
        if (hosts.putIfAbsent(address, host) != null) {
            throw new IllegalStateException("somebody is at " + address + " already");
        }
    }

    @Override
    public void detach(InetSocketAddress address) {
        hosts.remove(address);
    }

    public void observe(Observer observer) {
        observers.add(observer);
    }

    public void weather(Weather next) {
        weather = next;
    }

    /** From now on nothing passes between the two, until {@link #heal}. */
    public void cut(InetAddress a, InetAddress b) {
        cuts.add(Set.of(a, b));
    }

    public void heal(InetAddress a, InetAddress b) {
        cuts.remove(Set.of(a, b));
    }

    /** From now on closed ports answer, so that senders hear of them. */
    public void tellOfClosedPorts() {
        telling = true;
    }

    /** How many ports of a host are open. */
    public long openPorts(InetAddress host) {
        return hosts.keySet().stream()
                .filter(address -> address.getAddress().equals(host))
                .count();
    }

    @Override
    public void send(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
        observers.forEach(observer -> observer.onSent(from, to, datagram));
        if (isLost() || isCut(from, to)) {
            remember(from, to, datagram, Fate.LOST);
            return;
        }
        deliverLater(from, to, datagram);
        if (entropy.chance(weather.duplication())) {
            deliverLater(from, to, datagram.clone());
        }
    }

    private boolean isLost() {
        if (losing > 0) {
            losing--;
            return true;
        }
        if (entropy.chance(weather.loss())) {
            losing = weather.burst();
            return true;
        }
        return false;
    }

    private boolean isCut(InetSocketAddress from, InetSocketAddress to) {
        return !cuts.isEmpty()
                && !from.getAddress().equals(to.getAddress())
                && cuts.contains(Set.of(from.getAddress(), to.getAddress()));
    }

    private void deliverLater(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
        long jitter = weather.jitter().toNanos();
        long extra = jitter == 0 ? 0 : Math.floorMod(entropy.nextLong(), jitter);
        time.after(weather.delay().plus(Duration.ofNanos(extra)), () -> deliver(from, to, datagram));
    }

    private void deliver(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
        Host host = hosts.get(to);
        if (host == null) {
            remember(from, to, datagram, Fate.NOBODY_THERE);
            refuse(from, to);
            return;
        }
        boolean damaged = datagram.length > 0 && entropy.chance(weather.corruption());
        if (damaged) {
            datagram[entropy.below(datagram.length)] ^= (byte) (1 + entropy.below(255));
            corrupted++;
        } else {
            observers.forEach(observer -> observer.onArriving(from, to, datagram));
        }
        remember(from, to, datagram, damaged ? Fate.CORRUPTED : Fate.DELIVERED);
        host.onDatagram(from, datagram);
    }

    private void refuse(InetSocketAddress from, InetSocketAddress to) {
        Host sender = hosts.get(from);
        if (telling && sender != null) {
            time.after(weather.delay(), () -> sender.onUnreachable(to));
        }
    }

    private void remember(InetSocketAddress from, InetSocketAddress to, byte[] datagram, Fate fate) {
        if (!Crossing.isSip(datagram)) {
            return;
        }
        if (crossings.size() == REMEMBERED) {
            crossings.removeFirst();
        }
        crossings.add(Crossing.of(time.nanos(), from, to, datagram, fate));
    }

    /** How many arrived damaged. */
    public long corrupted() {
        return corrupted;
    }

    /** The last SIP messages of the world, oldest first: to be printed with a failing seed. */
    public String ladder(int most) {
        return crossings.stream()
                .skip(Math.max(0, crossings.size() - most))
                .map(Crossing::toString)
                .collect(Collectors.joining("\n"));
    }
}
