package uz.karnay.gateway;

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

/**
 * All trunks: one agent each, on the loop that its id names, begun and ended as the directory says. Any thread; the
 * agents are told on their loops.
 */
final class Trunks implements TrunkLines {

    private record Running(TrunkAgent agent, String token) {}

    private final List<CallLoop> lines;
    private final TrunkTargets targets;
    private final ContactTokens tokens;
    private final TrunkChannels channels;
    private final Clock clock;
    private final Map<TrunkId, TrunkFacts> facts = new ConcurrentHashMap<>();
    private final Map<TrunkId, Running> running = new ConcurrentHashMap<>();
    private boolean stopped;

    Trunks(List<CallLoop> lines, TrunkTargets targets, ContactTokens tokens, TrunkChannels channels, Clock clock) {
        this.lines = List.copyOf(lines);
        this.targets = targets;
        this.tokens = tokens;
        this.channels = channels;
        this.clock = clock;
    }

    synchronized void start(Directory directory) {
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
        String token = tokens.issue(trunk.id(), line.loop().entropy());
        var agent = new TrunkAgent(line, trunk, known, token, targets);
        running.put(trunk.id(), new Running(agent, token));
        line.loop().execute(agent::start);
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
