package uz.karnay.api.security;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import uz.karnay.loop.Clock;

/**
 * Slows down guessing: five attempts for an account from an address, then one in half a minute; and thirty from an
 * address over all accounts, then one in ten seconds. Remembers the ten thousand latest of both. Any thread.
 */
public final class SignInLimiter {

    private static final int REMEMBERED = 10_000;
    private static final int PER_ACCOUNT = 5;
    private static final Duration ACCOUNT_REFILL = Duration.ofSeconds(30);
    private static final int PER_ADDRESS = 30;
    private static final Duration ADDRESS_REFILL = Duration.ofSeconds(10);

    private final TimeMeter meter;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Account, Bucket> accounts = new Latest<>();
    private final Map<String, Bucket> addresses = new Latest<>();

    private record Account(String address, String name) {}

    public SignInLimiter(Clock clock) {
        meter = new ClockMeter(clock);
    }

    /** Counts an attempt before it is judged; what comes back is how long to wait instead, if at all. */
    Optional<Duration> attempt(String address, String name) {
        return take(of(addresses, address, PER_ADDRESS, ADDRESS_REFILL))
                .or(() -> take(of(accounts, new Account(address, name), PER_ACCOUNT, ACCOUNT_REFILL)));
    }

    /** A right password shows that nobody was guessing. */
    void succeeded(String address, String name) {
        locked(() -> accounts.remove(new Account(address, name)));
        of(addresses, address, PER_ADDRESS, ADDRESS_REFILL).addTokens(1);
    }

    private static Optional<Duration> take(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private <K> Bucket of(Map<K, Bucket> buckets, K key, int capacity, Duration refill) {
        return locked(() -> buckets.computeIfAbsent(
                key,
                _ -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(capacity).refillGreedy(1, refill))
                        .withCustomTimePrecision(meter)
                        .build()));
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Forgets the one that was not used for longest. */
    private static final class Latest<K> extends LinkedHashMap<K, Bucket> {
        Latest() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    }

    private record ClockMeter(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return clock.nanos();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
