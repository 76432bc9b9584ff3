package uz.karnay.sip.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import uz.karnay.loop.Timer;
import uz.karnay.sip.message.Body;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.MediaType;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.Parameters;
import uz.karnay.sip.message.SipResponse;
import uz.karnay.sip.message.Token;

/**
 * Tells the sender of a REFER how the call goes, one NOTIFY after the other: RFC 3515 §2.4.4, §2.4.5. Confined to the
 * call's loop.
 */
final class ServerReferral implements Referral {

    /** Longer than anybody lets a phone ring. */
    static final Duration LASTS = Duration.ofMinutes(3);

    private static final MediaType SIPFRAG =
            new MediaType("message", "sipfrag", Parameters.NONE.with("version", "2.0"));

    /**
     * What a NOTIFY says.
     *
     * @param why the reason of {@code terminated}, or empty while the subscription goes on
     */
    private record Note(String statusLine, String why) {
        boolean isLast() {
            return !why.isEmpty();
        }
    }

    private final Core core;
    private final DialogSession session;
    private final Token event;
    private final Consumer<ServerReferral> onOver;
    private Note last = note(100, "Trying");
    private @Nullable Note waiting;
    private Timer expiry = Timer.none();
    private Instant until = Instant.EPOCH;
    private boolean underWay;
    private boolean over;

    ServerReferral(Core core, DialogSession session, Token event, Consumer<ServerReferral> onOver) {
        this.core = core;
        this.session = session;
        this.event = event;
        this.onOver = onOver;
    }

    /** "The first NOTIFY … is sent immediately" (§2.4.4). */
    void start() {
        expireAfter(LASTS);
        tell(last);
    }

    /** An event without id means the first. */
    boolean is(Token other) {
        return other.is(event.word())
                && other.parameters().value("id").equals(event.parameters().value("id"));
    }

    /** The peer asks for {@code duration} more, or to be left alone when that is zero. */
    void renew(Duration duration) {
        if (duration.isZero()) {
            finish(new Note(last.statusLine(), "timeout"));
        } else {
            expireAfter(duration);
            tell(last);
        }
    }

    private void expireAfter(Duration duration) {
        expiry.cancel();
        until = core.loop().clock().now().plus(duration);
        expiry = core.loop().after(duration, () -> finish(new Note(last.statusLine(), "timeout")));
    }

    @Override
    public void report(int status, String reason) {
        if (over) {
            return;
        }
        Note news = note(status, reason);
        if (news.isLast()) {
            finish(news);
        } else {
            tell(news);
        }
    }

    private static Note note(int status, String reason) {
        return new Note("SIP/2.0 " + status + " " + reason + "\r\n", status < 200 ? "" : "noresource");
    }

    @Override
    public boolean isOver() {
        return over;
    }

    private void finish(Note news) {
        if (!over) {
            over = true;
            expiry.cancel();
            onOver.accept(this);
            tell(news);
        }
    }

    /** One at a time, since the peer would refuse one that is overtaken (RFC 3261 §12.2.2). */
    private void tell(Note news) {
        last = news;
        if (underWay) {
            waiting = news;
            return;
        }
        underWay = true;
        List<HeaderField> headers = List.of(
                HeaderField.of(HeaderType.EVENT, event), HeaderField.of(HeaderType.SUBSCRIPTION_STATE, state(news)));
        session.start(session.exchange(
                Method.NOTIFY, headers, new Content(SIPFRAG, Body.of(news.statusLine())), new NotifyOutcome()));
    }

    private Token state(Note news) {
        if (news.isLast()) {
            return new Token("terminated", Parameters.NONE.with("reason", news.why()));
        }
        long left = Duration.between(core.loop().clock().now(), until).toSeconds();
        return new Token("active", Parameters.NONE.with("expires", Long.toString(left)));
    }

    private void onTold() {
        underWay = false;
        Note next = waiting;
        waiting = null;
        if (next != null) {
            tell(next);
        }
    }

    /** RFC 6665 §4.2.2: the peer that refuses a NOTIFY, or is silent, loses the subscription, not the session. */
    private void onRefused() {
        waiting = null;
        if (!over) {
            over = true;
            expiry.cancel();
            onOver.accept(this);
        }
    }

    private final class NotifyOutcome implements Exchange.Outcome {
        @Override
        public void onProvisional(SipResponse response) {
            // the final answer counts
        }

        @Override
        public void onSuccess(SipResponse response) {
            onTold();
        }

        @Override
        public void onFailed(Failure failure) {
            onRefused();
        }
    }
}
