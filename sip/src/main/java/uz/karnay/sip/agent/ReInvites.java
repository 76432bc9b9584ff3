package uz.karnay.sip.agent;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.karnay.loop.Timer;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.transaction.ServerTransaction;

/**
 * Sees to it that the two sides of a session change it one after the other: RFC 3261 §14. Our wishes wait in a queue;
 * when both sides ask at once, both are told 491 and try again after pauses that differ. Confined to the call's loop.
 */
final class ReInvites {

    private static final int MAX_WISHES = 8;
    private static final int MAX_ATTEMPTS = 5;

    /** A change of ours. */
    record Wish(List<HeaderField> headers, Content offer, ReInviteListener listener) {}

    private final Core core;
    private final DialogSession session;
    private final ArrayDeque<Wish> wishes = new ArrayDeque<>(2);
    private @Nullable ClientReInvite ours;
    private @Nullable ServerTransaction theirs;
    private @Nullable Wish paused;
    private Timer pause = Timer.none();

    ReInvites(Core core, DialogSession session) {
        this.core = core;
        this.session = session;
    }

    void wish(Wish wish) {
        if (session.isOver() || wishes.size() >= MAX_WISHES) {
            String reason = session.isOver() ? "the session is over" : "too many changes at once";
            core.loop().execute(() -> wish.listener().onFailed(new Failure.Unreachable(reason)));
            return;
        }
        wishes.add(wish);
        next();
    }

    /** Begins with the next wish unless an INVITE of either side is under way (§14.1). */
    void next() {
        boolean free = ours == null && !isTheirsPending() && !session.awaitsAck() && !session.isOver();
        if (free && !wishes.isEmpty()) {
            ours = new ClientReInvite(session, this, wishes.remove(), 1);
            ours.start();
        }
    }

    private boolean isTheirsPending() {
        return theirs != null && !theirs.isAnswered();
    }

    /** Ours has its final answer. */
    void onDone() {
        ours = null;
        next();
    }

    /**
     * Ours met theirs: 491. Whoever made the Call-ID waits 2.1 to 4 seconds, the other up to 2, in steps of 10 ms
     * (§14.1).
     *
     * @return false if it met it too often
     */
    boolean retryLater(Wish wish, int attempt) {
        if (attempt >= MAX_ATTEMPTS || session.isOver()) {
            return false;
        }
        int steps = session.dialog().isCaller()
                ? 210 + core.loop().entropy().below(191)
                : core.loop().entropy().below(201);
        ours = null;
        paused = wish;
        pause = core.loop().after(Duration.ofMillis(10L * steps), () -> retry(wish, attempt + 1));
        return true;
    }

    private void retry(Wish wish, int attempt) {
        paused = null;
        if (ours != null || isTheirsPending() || session.awaitsAck()) {
            wishes.addFirst(wish); // the peer was first again; ours follows when theirs is done
            return;
        }
        ours = new ClientReInvite(session, this, wish, attempt);
        ours.start();
    }

    /** The peer's re-INVITE: §14.2. */
    void onAsked(ServerTransaction transaction) {
        if (ours != null) {
            session.refuse(transaction, Refusal.of(491, "Request Pending"));
        } else if (isTheirsPending()) {
            session.refuse(transaction, core.notYet("Another INVITE Pending"));
        } else {
            theirs = transaction;
            core.pending(transaction, cancel -> session.refuse(transaction, Refusal.of(487, "Request Terminated")));
            session.listener().onReInvite(new ServerReInvite(session, transaction));
        }
    }

    /**
     * The peer's UPDATE with an offer: RFC 3311 §5.2. It is a {@code IncomingReInvite} like any other to whoever is asked,
     * and is answered without an ACK.
     */
    void onUpdate(ServerTransaction transaction) {
        if (ours != null) {
            session.refuse(transaction, Refusal.of(491, "Request Pending"));
        } else if (isTheirsPending() || session.awaitsAck()) {
            session.refuse(transaction, core.notYet("Another Offer Pending"));
        } else {
            theirs = transaction;
            session.listener().onReInvite(new ServerUpdate(session, transaction));
        }
    }

    /**
     * The session is over: the peer's request gets 487 (§15.1.2), our wishes come to nothing.
     *
     * @param tell whether those who wished are told; not if it was we who hung up
     */
    void stop(boolean tell) {
        pause.cancel();
        if (theirs != null && !theirs.isAnswered()) {
            session.refuse(theirs, Refusal.of(487, "Request Terminated"));
        }
        var dropped = new ArrayList<>(wishes);
        wishes.clear();
        if (paused != null) {
            dropped.addFirst(paused);
        }
        if (ours != null) {
            ours.drop(tell);
        }
        if (tell) {
            dropped.forEach(wish -> wish.listener().onFailed(new Failure.Cancelled()));
        }
    }
}
