package uz.karnay.gateway;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.karnay.loop.Timer;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.pbx.trunk.TrunkStatus;

/**
 * Looks after one trunk: keeps it registered where it registers, asks it for signs of life, and tells how it is.
 * Confined to the trunk's loop.
 */
final class TrunkAgent {

    private static final Logger log = LoggerFactory.getLogger(TrunkAgent.class);

    /** Pause between looks at our own address, which a router or a cable may have changed. */
    private static final Duration LOOK = Duration.ofSeconds(10);

    private final CallLoop line;
    private final Trunk trunk;
    private final TrunkFacts facts;
    private final TrunkRequests requests;
    private final @Nullable TrunkRegistration registration;
    private Timer nextOptions = Timer.none();
    private Timer nextLook = Timer.none();
    private boolean left;

    TrunkAgent(CallLoop line, Trunk trunk, TrunkFacts facts, String token, TrunkTargets targets) {
        this.line = line;
        this.trunk = trunk;
        this.facts = facts;
        this.requests = new TrunkRequests(line, trunk, token, targets, facts);
        this.registration = trunk.account() == Trunk.Account.REGISTERS_TO_PROVIDER ? registration() : null;
    }

    Trunk trunk() {
        return trunk;
    }

    CallLoop line() {
        return line;
    }

    void start() {
        assert line.loop().isCurrent();
        if (registration != null) {
            registration.start();
            askLater();
            lookLater(registration);
        } else if (trunk.account() == Trunk.Account.BY_ADDRESS) {
            begin();
        }
    }

    /** Without OPTIONS its address is all there is to find out. */
    private void begin() {
        if (trunk.timing().qualify().isPositive()) {
            ask();
        } else {
            requests.find(() -> become(new TrunkStatus.State.Ready()), this::findLater);
        }
    }

    private void findLater(String reason) {
        if (!left) {
            Duration pause = trunk.timing().retry();
            become(new TrunkStatus.State.Unreachable(reason, now().plus(pause)));
            nextOptions = line.loop().after(pause, this::begin);
        }
    }

    /** Tries at once what would be tried later. */
    void checkNow() {
        assert line.loop().isCurrent();
        if (registration != null) {
            registration.start();
        }
        ask();
    }

    /** A call met silence. Without OPTIONS nobody could say that the trunk is back. */
    void onSuspicion() {
        assert line.loop().isCurrent();
        if (!left && trunk.timing().qualify().isPositive()) {
            ask();
        }
    }

    /** Un-registers; {@code done} is told when the operator answered, or did not. */
    void leave(Runnable done) {
        assert line.loop().isCurrent();
        left = true;
        requests.detach();
        nextOptions.cancel();
        nextLook.cancel();
        if (registration == null) {
            done.run();
            return;
        }
        registration.leave(done);
    }

    private TrunkRegistration registration() {
        return new TrunkRegistration(
                line.loop(), trunk.timing().expiry(), trunk.timing().retry(), requests, new Milestones());
    }

    private void ask() {
        nextOptions.cancel();
        requests.options(new TrunkRequests.Liveness() {
            @Override
            public void onAlive(int status, String reason, Duration roundTrip) {
                TrunkAgent.this.onAlive(roundTrip);
            }

            @Override
            public void onSilent(String reason) {
                TrunkAgent.this.onSilent(reason);
            }
        });
    }

    private void askLater() {
        Duration pause = trunk.timing().qualify();
        nextOptions.cancel();
        if (pause.isPositive() && !left) {
            nextOptions = line.loop().after(pause, this::ask);
        }
    }

    /** An operator that knows our old address sends our calls to nobody until the next refresh. */
    private void lookLater(TrunkRegistration registered) {
        nextLook = line.loop().after(LOOK, () -> {
            if (requests.hasMoved()) {
                log.info("Own address towards trunk {} changed, registering again", trunk.name());
                registered.start();
            }
            lookLater(registered);
        });
    }

    private void onAlive(Duration roundTrip) {
        if (left) {
            return;
        }
        facts.roundTrip(roundTrip);
        if (registration == null) {
            become(new TrunkStatus.State.Ready());
        }
        askLater();
    }

    /** A registrar that went silent has perhaps forgotten us, or its next address lives. */
    private void onSilent(String reason) {
        if (left) {
            return;
        }
        if (registration == null) {
            requests.nextAddress();
            requests.firstAddress();
            become(new TrunkStatus.State.Unreachable(
                    reason, now().plus(trunk.timing().qualify())));
        } else if (facts.state() instanceof TrunkStatus.State.Registered) {
            log.warn("Trunk {} does not answer OPTIONS ({}), registering again", trunk.name(), reason);
            registration.start();
        }
        askLater();
    }

    private void become(TrunkStatus.State state) {
        boolean changed = state.getClass() != facts.state().getClass();
        facts.state(state, now());
        if (changed) {
            logState(state);
        }
    }

    private void logState(TrunkStatus.State state) {
        switch (state) {
            case TrunkStatus.State.Unreachable(var reason, var next) ->
                log.warn("Trunk {} unreachable: {}; next attempt {}", trunk.name(), reason, next);
            case TrunkStatus.State.Refused(var status, var reason, var next) ->
                log.warn(
                        "Trunk {} refused: {} {}; {}",
                        trunk.name(),
                        status,
                        reason,
                        next == null ? "waiting for a change of its configuration" : "next attempt " + next);
            case TrunkStatus.State.Ready _ -> log.info("Trunk {} answers", trunk.name());
            case TrunkStatus.State.Disabled _,
                    TrunkStatus.State.Registering _,
                    TrunkStatus.State.Registered _ -> {} // has its own line, or is none of interest
        }
    }

    private Instant now() {
        return line.loop().clock().now();
    }

    private final class Milestones implements TrunkRegistration.Listener {

        @Override
        public void onRegistered(Duration expiry, boolean again) {
            String account = trunk.identity().login() + "@" + TrunkAddresses.domain(trunk);
            if (again) {
                log.debug("SIP Trunk refreshed: {} ({}), expires in {} s", trunk.name(), account, expiry.toSeconds());
            } else {
                log.info("SIP Trunk registered: {} ({}), expires in {} s", trunk.name(), account, expiry.toSeconds());
            }
        }

        @Override
        public void onState(TrunkStatus.State state) {
            become(state);
        }
    }
}
