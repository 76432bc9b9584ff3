package uz.karnay.sip.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import uz.karnay.loop.Timer;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.Parameters;
import uz.karnay.sip.message.SipResponse;
import uz.karnay.sip.message.Token;

/**
 * The NOTIFYs of one subscription, one after the other until it ends: RFC 6665 §4.2. What changes while one is under way is
 * told with the next, so a peer is never sent more than it answers. Confined to the call's loop.
 */
final class NotifySeries {

    /** The reasons of RFC 6665 §4.2.2 that we give. */
    static final String TIMEOUT = "timeout";

    static final String NO_RESOURCE = "noresource";

    /** How a NOTIFY leaves: in the dialog of the subscription. */
    interface Way {
        void send(List<HeaderField> headers, Content content, Exchange.Outcome outcome);
    }

    private final Core core;
    private final Token event;
    private final Supplier<Content> state;
    private final Way way;
    private final Runnable onOver;
    private Timer expiry = Timer.none();
    private Instant until = Instant.EPOCH;
    private String ending = "";
    private boolean underWay;
    private boolean dirty;
    private boolean over;

    /**
     * @param event what the NOTIFYs say they speak of
     * @param state asked for when a NOTIFY leaves
     * @param onOver told once, when the subscription is over for whatever reason
     */
    NotifySeries(Core core, Token event, Supplier<Content> state, Way way, Runnable onOver) {
        this.core = core;
        this.event = event;
        this.state = state;
        this.way = way;
        this.onOver = onOver;
    }

    /** An event without id is another one than an event with one (§8.2.1). */
    boolean isOf(Token other) {
        return other.is(event.word())
                && other.parameters().value("id").equals(event.parameters().value("id"));
    }

    /** It lasts {@code duration} from now on, and no longer if that is zero; the peer is told the state (§4.2.1.2). */
    void renew(Duration duration) {
        expiry.cancel();
        if (duration.isZero()) {
            end(TIMEOUT);
            return;
        }
        until = core.loop().clock().now().plus(duration);
        expiry = core.loop().after(duration, () -> end(TIMEOUT));
        tell();
    }

    void changed() {
        if (!over) {
            tell();
        }
    }

    /** The last NOTIFY says why. */
    void end(String why) {
        if (!over) {
            ending = why;
            finish();
            tell();
        }
    }

    boolean isOver() {
        return over;
    }

    private void finish() {
        over = true;
        expiry.cancel();
        onOver.run();
    }

    /** One at a time, since the peer would refuse one that is overtaken (RFC 3261 §12.2.2). */
    private void tell() {
        if (underWay) {
            dirty = true;
            return;
        }
        underWay = true;
        dirty = false;
        List<HeaderField> headers = List.of(
                HeaderField.of(HeaderType.EVENT, event), HeaderField.of(HeaderType.SUBSCRIPTION_STATE, standing()));
        way.send(headers, state.get(), new NotifyOutcome());
    }

    private Token standing() {
        if (over) {
            return new Token("terminated", Parameters.NONE.with("reason", ending));
        }
        long left = Duration.between(core.loop().clock().now(), until).toSeconds();
        return new Token("active", Parameters.NONE.with("expires", Long.toString(left)));
    }

    private final class NotifyOutcome implements Exchange.Outcome {
        @Override
        public void onProvisional(SipResponse response) {
            // the final answer counts
        }

        @Override
        public void onSuccess(SipResponse response) {
            underWay = false;
            if (dirty) {
                tell();
            }
        }

        /** Whoever refuses a NOTIFY, or is silent, is not told anything more (§4.2.2). */
        @Override
        public void onFailed(Failure failure) {
            underWay = false;
            if (!over) {
                finish();
            }
        }
    }
}
