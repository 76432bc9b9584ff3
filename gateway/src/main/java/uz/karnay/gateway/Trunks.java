package uz.karnay.gateway;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import uz.karnay.loop.Clock;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.DirectoryChanged;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.pbx.directory.TrunkId;
import uz.karnay.pbx.trunk.TrunkChannels;
import uz.karnay.pbx.trunk.TrunkLines;
import uz.karnay.pbx.trunk.TrunkStatus;
import uz.karnay.pbx.trunk.TrunkStore;

/**
 * All trunks: one agent each, on the loop that its id names, begun and ended as the directory says. Any thread; the
 * agents are told on their loops.
 */
final class Trunks implements TrunkLines {

    private static final Duration SUSPICION = Duration.ofSeconds(30);

    private record Running(TrunkAgent agent, String token) {}

    private final List<CallLoop> lines;
    private final TrunkTargets targets;
    private final ContactTokens tokens;
    private final TrunkChannels channels;
    private final TrunkStore store;
    private final Clock clock;
    private final Map<TrunkId, TrunkFacts> facts = new ConcurrentHashMap<>();
    private final Map<TrunkId, Running> running = new ConcurrentHashMap<>();
    /** Tokens of before the restart, each until its trunk has begun. */
    private final Map<TrunkId, String> kept = new HashMap<>();

    private boolean stopped;

    Trunks(
            List<CallLoop> lines,
            TrunkTargets targets,
            ContactTokens tokens,
            TrunkChannels channels,
            TrunkStore store,
            Clock clock) {
        this.lines = List.copyOf(lines);
        this.targets = targets;
        this.tokens = tokens;
        this.channels = channels;
        this.store = store;
        this.clock = clock;
    }

    /** Under the tokens that operators know us by since before the restart. Blocking. */
    synchronized void start(Directory directory) {
        kept.putAll(store.tokens());
        directory.trunks().forEach(this::begin);
    }

    /** Begins anew what changed on the wire; a change of a note or of codecs disturbs nothing. */
    synchronized void onChanged(DirectoryChanged change) {
        if (stopped) {
            return;
        }
        for (Trunk before : change.before().trunks()) {
            Optional<Trunk> after = change.after().trunk(before.id());
            if (after.isEmpty() || !isSameOnTheWire(before, after.get())) {
                end(before.id(), () -> {});
            }
            if (after.isEmpty()) {
                facts.remove(before.id());
            }
        }
        change.after().trunks().stream()
                .filter(trunk -> !running.containsKey(trunk.id()))
                .forEach(this::begin);
    }

    /** Un-registers all; completes when every operator answered or stayed silent. */
    synchronized CompletableFuture<Void> stop() {
        stopped = true;
        return CompletableFuture.allOf(
                running.keySet().stream().map(this::ended).toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<Void> ended(TrunkId trunk) {
        var done = new CompletableFuture<Void>();
        end(trunk, () -> done.complete(null));
        return done;
    }

    /** The token of the Contact that {@code trunk} knows us by; empty when it is not in service. */
    Optional<String> token(TrunkId trunk) {
        return Optional.ofNullable(running.get(trunk)).map(Running::token);
    }

    /** What is known of a trunk that the directory has, or had a moment ago. */
    TrunkFacts facts(Trunk trunk) {
        return facts.computeIfAbsent(trunk.id(), id -> new TrunkFacts(id, initialState(trunk), clock.now()));
    }

    /** Whether calls are better sent over another trunk. */
    boolean isOutOfOrder(Trunk trunk) {
        TrunkFacts known = facts(trunk);
        return known.isSuspected(clock.now())
                || switch (known.state()) {
                    case TrunkStatus.State.Disabled _, TrunkStatus.State.Unreachable _ -> true;
                    case TrunkStatus.State.Refused _ -> trunk.account() == Trunk.Account.REGISTERS_TO_PROVIDER;
                    case TrunkStatus.State.Ready _, TrunkStatus.State.Registering _, TrunkStatus.State.Registered _ ->
                        false;
                };
    }

    /** It did not react to a call: that is remembered for a while, and looked into. */
    void suspect(Trunk trunk) {
        TrunkFacts known = facts(trunk);
        Running found = running.get(trunk.id());
        if (found != null && !known.isSuspected(clock.now())) {
            found.agent.line().loop().execute(found.agent::onSuspicion);
        }
        known.suspect(clock.now().plus(SUSPICION));
    }

    @Override
    public Optional<TrunkStatus> status(TrunkId trunk) {
        return Optional.ofNullable(facts.get(trunk)).map(known -> known.status(channels.inUse(trunk)));
    }

    @Override
    public void checkNow(TrunkId trunk) {
        Running found = running.get(trunk);
        if (found != null) {
            found.agent.line().loop().execute(found.agent::checkNow);
        }
    }

    private void begin(Trunk trunk) {
        TrunkFacts known = facts(trunk);
        known.state(initialState(trunk), clock.now());
        if (!trunk.enabled()) {
            return;
        }
        CallLoop line = lines.get(Math.floorMod(trunk.id().hashCode(), lines.size()));
        String token = token(trunk.id(), line);
        var agent = new TrunkAgent(line, trunk, known, token, targets);
        running.put(trunk.id(), new Running(agent, token));
        line.loop().execute(agent::start);
    }

    /**
     * The one of before the restart, or else a new one: a trunk that begins anew must not be un-registered by the farewell
     * of what it was.
     */
    private String token(TrunkId trunk, CallLoop line) {
        String before = kept.remove(trunk);
        if (before != null) {
            tokens.restore(trunk, before);
            return before;
        }
        String token = tokens.issue(trunk, line.loop().entropy());
        store.saveToken(trunk, token);
        return token;
    }

    private void end(TrunkId trunk, Runnable done) {
        Running ended = running.remove(trunk);
        if (ended == null) {
            done.run();
            return;
        }
        ended.agent
                .line()
                .loop()
                .execute(() -> ended.agent.leave(() -> {
                    tokens.revoke(ended.token);
                    done.run();
                }));
    }

    private static TrunkStatus.State initialState(Trunk trunk) {
        if (!trunk.enabled()) {
            return new TrunkStatus.State.Disabled();
        }
        return trunk.account() == Trunk.Account.REGISTERS_TO_PROVIDER
                ? new TrunkStatus.State.Registering()
                : new TrunkStatus.State.Ready();
    }

    private static boolean isSameOnTheWire(Trunk before, Trunk after) {
        return before.enabled() == after.enabled()
                && before.name().equals(after.name())
                && before.account() == after.account()
                && before.server().equals(after.server())
                && java.util.Objects.equals(before.outboundProxy(), after.outboundProxy())
                && before.identity().equals(after.identity())
                && before.timing().equals(after.timing());
    }
}
