package uz.karnay.sip.agent;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import uz.karnay.loop.Timer;
import uz.karnay.sip.message.Digits;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.Parameters;
import uz.karnay.sip.message.SipMessage;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipResponse;
import uz.karnay.sip.message.Token;

/**
 * Ends a session whose peer is gone without a word: one side refreshes it now and then, and either hangs up when that does
 * not happen. RFC 4028. Confined to the call's loop.
 */
final class SessionTimer {

    static final String EXTENSION = "timer";

    private static final String REFRESHER = "refresher";
    private static final Duration EARLIER = Duration.ofSeconds(32);

    private final Core core;
    private final DialogSession session;
    private Duration interval = Duration.ZERO;
    private Duration least;
    private boolean ours;
    private boolean takesUpdate;
    private boolean raised;
    private Timer refresh = Timer.none();
    private Timer expiry = Timer.none();

    SessionTimer(Core core, DialogSession session) {
        this.core = core;
        this.session = session;
        this.least = core.config().timers().least();
    }

    /** 422 for a request that wants to be asked more often than we like, if its sender can be told so (§9). */
    static Optional<Refusal> tooSmall(Core core, SipRequest request) {
        Duration least = core.config().timers().least();
        boolean brief = request.first(HeaderType.SESSION_EXPIRES)
                .filter(wish -> wish.seconds().compareTo(least) < 0)
                .isPresent();
        return brief && request.supports(EXTENSION)
                ? Optional.of(Refusal.of(
                        422, "Session Interval Too Small", HeaderField.of(HeaderType.MIN_SE, Digits.of(least))))
                : Optional.empty();
    }

    /** What an invitation of ours asks for (§7.1). */
    static List<HeaderField> wish(SessionTimers timers, Duration least) {
        if (timers.interval().isZero()) {
            return List.of();
        }
        Duration wanted = longer(timers.interval(), least);
        return List.of(
                HeaderField.of(HeaderType.SESSION_EXPIRES, Digits.of(wanted)),
                HeaderField.of(HeaderType.MIN_SE, Digits.of(least)));
    }

    /** The Min-SE of a 422, if trying again with it can help: it is more than we asked for, and no more than a day. */
    static Optional<Duration> demanded(Failure failure, Duration asked) {
        return failure instanceof Failure.Refused(SipResponse response) && response.status() == 422
                ? response.first(HeaderType.MIN_SE)
                        .map(Digits::seconds)
                        .filter(demand -> demand.compareTo(asked) > 0 && demand.compareTo(Duration.ofDays(1)) <= 0)
                : Optional.empty();
    }

    /** The peer says what it takes. */
    void onHeard(SipMessage message) {
        if (message.has(HeaderType.ALLOW)) {
            takesUpdate = message.all(HeaderType.ALLOW).stream().anyMatch(method -> method.is(Method.UPDATE.name()));
        }
    }

    /** What a request of ours in the session says of the timer; the roles stay (§7.4). */
    List<HeaderField> headers() {
        return interval.isZero()
                ? List.of()
                : List.of(expires(ours ? "uac" : "uas"), HeaderField.of(HeaderType.MIN_SE, Digits.of(least)));
    }

    private HeaderField expires(String refresher) {
        return HeaderField.of(
                HeaderType.SESSION_EXPIRES,
                new Digits(interval.toSeconds(), Parameters.NONE.with(REFRESHER, refresher)));
    }

    /** Our INVITE or UPDATE has its 2xx, which decides (§7.2). */
    void onAgreed(SipResponse response) {
        onHeard(response);
        Optional<Digits> agreed = response.first(HeaderType.SESSION_EXPIRES);
        if (agreed.isEmpty()) {
            stop();
        } else {
            boolean theirs = agreed.get()
                    .parameters()
                    .value(REFRESHER)
                    .filter("uas"::equalsIgnoreCase)
                    .isPresent();
            run(longer(agreed.get().seconds(), core.config().timers().least()), !theirs);
        }
    }

    /**
     * We agree to an INVITE or UPDATE of the peer, which begins a new interval (§9).
     *
     * @return what our 2xx says of it
     */
    List<HeaderField> agree(SipRequest request) {
        onHeard(request);
        boolean able = request.supports(EXTENSION);
        Optional<Digits> wish = request.first(HeaderType.SESSION_EXPIRES)
                .filter(asked -> able || asked.seconds().compareTo(least) >= 0); // else a proxy's, who cannot be told
        Duration wanted = wish.map(Digits::seconds).orElse(able ? standing() : Duration.ZERO);
        if (wanted.isZero()) {
            stop();
            return List.of();
        }
        String refresher =
                wish.flatMap(digits -> digits.parameters().value(REFRESHER)).orElse("");
        boolean theirs = able && (refresher.equalsIgnoreCase("uac") || refresher.isEmpty() && wish.isPresent());
        run(wanted, !theirs);
        return theirs
                ? List.of(expires("uac"), HeaderField.of(HeaderType.REQUIRE, Token.of(EXTENSION)))
                : List.of(expires("uas"));
    }

    private Duration standing() {
        return interval.isZero() ? core.config().timers().interval() : interval;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private void run(Duration agreed, boolean refreshedByUs) {
        stop();
        if (session.isOver()) {
            return; // the answer to what was asked before
        }
        raised = false;
        interval = agreed;
        ours = refreshedByUs;
        if (ours) {
            refresh = core.loop().after(interval.dividedBy(2), this::refresh);
        }
        Duration third = interval.dividedBy(3);
        Duration margin = third.compareTo(EARLIER) < 0 ? third : EARLIER; // §10
        expiry = core.loop().after(interval.minus(margin), session::onExpired);
    }

    private void refresh() {
        if (takesUpdate) {
            session.start(session.exchange(Method.UPDATE, List.of(), Content.NONE, new UpdateOutcome()));
        } else {
            session.listener().onRefreshDue();
        }
    }

    /** Our request met a 422: whether to try again, once, with what the peer demands. */
    boolean raise(Failure failure) {
        Optional<Duration> demand = raised ? Optional.empty() : demanded(failure, interval);
        demand.ifPresent(more -> {
            raised = true;
            least = more;
            interval = more;
        });
        return demand.isPresent();
    }

    void stop() {
        interval = Duration.ZERO;
        refresh.cancel();
        expiry.cancel();
    }

    private final class UpdateOutcome implements Exchange.Outcome {
        @Override
        public void onProvisional(SipResponse response) {
            // the final answer counts
        }

        @Override
        public void onSuccess(SipResponse response) {
            if (!session.isOver()) {
                session.dialog().refreshTarget(response);
                onAgreed(response);
            }
        }

        /** Whoever does not take it after all gets a re-INVITE; the session runs out if that does not help either. */
        @Override
        public void onFailed(Failure failure) {
            if (session.isOver()) {
                return;
            }
            if (raise(failure)) {
                refresh();
                return;
            }
            session.onRequestFailed(failure);
            if (!session.isOver()) {
                takesUpdate = false;
                session.listener().onRefreshDue();
            }
        }
    }
}
