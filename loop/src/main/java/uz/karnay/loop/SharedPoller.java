package uz.karnay.loop;

import java.util.List;

/**
 * Several pollers on one loop, for a small machine where one thread carries signalling and media
 * ({@link Threading#SHARED}). While a follower has something open, no wait is longer than a millisecond, so that it is
 * looked at in time; otherwise the leader waits as long as it may.
 */
public final class SharedPoller implements Poller {

    private static final long ROUND_NANOS = 1_000_000;

    private final Poller leader;
    private final List<Poller> followers;

    public SharedPoller(Poller leader, List<Poller> followers) {
        this.leader = leader;
        this.followers = List.copyOf(followers);
    }

    @Override
    public int poll(long maxWaitNanos) {
        int handled = 0;
        boolean active = false;
        for (Poller follower : followers) {
            handled += follower.poll(0);
            active |= follower.isActive();
        }
        long limit = active ? ROUND_NANOS : Long.MAX_VALUE;
        return handled + leader.poll(Math.min(maxWaitNanos, limit));
    }

    @Override
    public void wakeUp() {
        leader.wakeUp();
    }

    @Override
    public boolean isActive() {
        return leader.isActive() || followers.stream().anyMatch(Poller::isActive);
    }

    @Override
    public void close() {
        followers.forEach(Poller::close);
        leader.close();
    }
}
