package uz.karnay.pbx.directory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Callers wait here, in order, until one of its agents is free.
 *
 * @param agents whom it may ring; those that are not {@code always} there log in first
 * @param priority of its callers where agents serve several queues; a higher one is served first, 0 to 100
 */
public record CallQueue(
        QueueId id,
        String name,
        String number,
        Strategy strategy,
        List<Agent> agents,
        Timing timing,
        Entry entry,
        Voice voice,
        Overflow overflow,
        int priority,
        boolean recorded,
        boolean enabled)
        implements Facility {

    public CallQueue {
        agents = List.copyOf(agents);
    }

    /** Which free agent is rung. */
    public enum Strategy {
        RING_ALL,
        LONGEST_IDLE,
        FEWEST_CALLS,
        /** Where the last call left off. */
        ROUND_ROBIN,
        RANDOM,
        /** By chance, the more skilled more often. */
        WEIGHTED,
        /** Always in the order in which they stand here. */
        LINEAR
    }

    /**
     * @param tier agents of a lower tier are asked first; 0 to 100
     * @param skill the weight with {@code WEIGHTED}, 1 to 100
     * @param always whether it serves the queue without logging in
     */
    public record Agent(ExtensionId extension, int tier, int skill, boolean always) {}

    /**
     * @param ring how long an agent's phone rings before the next is tried
     * @param rest how long an agent who did not answer is left alone
     * @param wrapUp an agent's time after a call before the next
     * @param serviceLevel callers answered within it count as well served
     */
    public record Timing(Duration ring, Duration rest, Duration wrapUp, Duration serviceLevel) {}

    /**
     * @param maxWaiting callers at once
     * @param maxWait how long a caller waits at most; zero: without limit
     * @param join whether callers may come in when no agent is there
     * @param leaveWhenDeserted whether those who wait are led on once the last agent has gone
     */
    public record Entry(int maxWaiting, Duration maxWait, Join join, boolean leaveWhenDeserted) {}

    /** Who must be there for a caller to come in. */
    public enum Join {
        ALWAYS,
        /** Somebody is logged in, maybe in a pause. */
        WITH_AGENTS,
        /** Somebody is logged in and not in a pause. */
        WITH_READY_AGENTS
    }

    /**
     * What callers and agents hear.
     *
     * @param music the sound that callers wait to; empty for the office's own
     * @param greeting once, before the music
     * @param every pause between announcements; zero: none
     * @param position whether the place in the queue is told
     * @param waitingTime whether the expected wait is told
     * @param reminder said with each announcement
     * @param toAgent said to the agent before the caller is put through
     */
    public record Voice(
            String music,
            Wording greeting,
            Duration every,
            boolean position,
            boolean waitingTime,
            Wording reminder,
            Wording toAgent) {}

    /**
     * Where callers go who do not reach an agent; null: they are turned away.
     *
     * @param full there are too many already
     * @param timeout they have waited long enough
     * @param deserted nobody is there
     * @param keys what callers may press while they wait
     * @param callbackKey pressed by who wants to be called back in its turn; empty when it is not offered
     */
    public record Overflow(
            @Nullable RouteTarget full,
            @Nullable RouteTarget timeout,
            @Nullable RouteTarget deserted,
            List<Way> keys,
            String callbackKey) {

        public Overflow {
            keys = List.copyOf(keys);
        }
    }

    /** @param key one of 0-9 * # */
    public record Way(String key, RouteTarget target) {}

    @Override
    public List<Exit> exits() {
        var exits = new ArrayList<Exit>();
        exits.addAll(Exit.automatic("overflow.full", overflow.full()));
        exits.addAll(Exit.automatic("overflow.timeout", overflow.timeout()));
        exits.addAll(Exit.automatic("overflow.deserted", overflow.deserted()));
        for (int i = 0; i < overflow.keys().size(); i++) {
            exits.add(new Exit(
                    "overflow.keys[" + i + "].target", overflow.keys().get(i).target(), false));
        }
        return exits;
    }
}
