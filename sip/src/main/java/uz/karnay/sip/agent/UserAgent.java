package uz.karnay.sip.agent;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import uz.karnay.loop.EventLoop;
import uz.karnay.sip.dialog.DialogId;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.Replaces;
import uz.karnay.sip.message.RetryAfter;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.transaction.ServerTransaction;
import uz.karnay.sip.transaction.TransactionLayer;
import uz.karnay.sip.transaction.TransactionUser;
import uz.karnay.sip.transport.Flow;

/**
 * The user agent of one call loop: calls, registers and asks on behalf of its caller, and hands it what others want.
 * RFC 3261 §8. Confined to the call's loop.
 */
public final class UserAgent {

    private static final Duration SHED_FOR = Duration.ofSeconds(5);
    private static final Refusal BUSY =
            Refusal.of(503, "Service Unavailable", HeaderField.of(HeaderType.RETRY_AFTER, RetryAfter.of(SHED_FOR)));

    private static final Refusal FAULT = Refusal.of(500, "Server Internal Error");

    private final Core core;
    private final Inspection inspection;
    private final List<HeaderField> abilities;
    private UserAgentListener listener = new NobodyHome();

    /** Takes the requests of {@code transactions} from now on. */
    public UserAgent(EventLoop loop, AgentConfig config, TransactionLayer transactions) {
        core = new Core(loop, config, transactions);
        inspection = new Inspection(config, core.allow());
        abilities = Stream.concat(core.abilities().stream(), Stream.of(inspection.accept()))
                .toList();
        transactions.deliverTo(new Requests());
    }

    /** Tells {@code userAgentListener} of requests from now on; before, they are refused with 503. */
    public void listen(UserAgentListener userAgentListener) {
        listener = userAgentListener;
    }

    /** Calls somebody; {@code inviteListener} is told, never before this method has returned. */
    public OutgoingInvite invite(InviteSpec spec, InviteListener inviteListener) {
        assert core.loop().isCurrent();
        var invite = new ClientInvite(core, spec, inviteListener);
        invite.start();
        return invite;
    }

    /** Sends a request outside a dialog; {@code requestListener} is told, never before this method has returned. */
    public void send(RequestSpec spec, RequestListener requestListener) {
        assert core.loop().isCurrent();
        new ClientRequest(core, spec, requestListener).start();
    }

    /** The dialog of this loop that is to be replaced: of a REFER's, {@link IncomingRefer#replaces}. */
    public Optional<Replaced> find(Replaces wanted) {
        assert core.loop().isCurrent();
        return core.find(wanted);
    }

    public AgentCounters counters() {
        return core.counters();
    }

    /** How many dialogs there are now, early ones of callers and {@link #subscriptions} among them. */
    public int dialogs() {
        return core.dialogCount();
    }

    /** How many are subscribed to something. */
    public int subscriptions() {
        return core.subscriptionCount();
    }

    /** What comes from below. */
    private final class Requests implements TransactionUser {

        /** A fault in whoever handles a request ends that request, not more: the sender gets 500. */
        @Override
        public void onRequest(ServerTransaction transaction) {
            try {
                dispatch(transaction);
            } catch (RuntimeException | AssertionError fault) {
                if (!transaction.isAnswered()) {
                    refuse(transaction, FAULT);
                }
                throw fault;
            }
        }

        private void dispatch(ServerTransaction transaction) {
            SipRequest request = transaction.request();
            Optional<Refusal> fault = inspection.of(request);
            if (fault.isPresent()) {
                core.counters().refused++;
                refuse(transaction, fault.get());
            } else if (request.is(Method.CANCEL)) {
                onCancel(transaction);
            } else if (request.isInDialog() && !request.is(Method.REGISTER)) {
                onRequestInDialog(transaction);
            } else if (core.transactions().isMerged(transaction)) {
                core.counters().refused++;
                refuse(transaction, Refusal.of(482, "Loop Detected")); // §8.2.2.2
            } else {
                onBeginning(transaction);
            }
        }

        @Override
        public void onAck(SipRequest ack, Flow flow) {
            Optional<DialogUser> dialog = core.dialog(DialogId.of(ack));
            if (dialog.isPresent()) {
                dialog.get().onAck(ack, flow);
            } else {
                core.counters().strayAcks++;
            }
        }

        /** §9.2: 200 if there is something to cancel, or was; what becomes of it is the INVITE's own answer. */
        private void onCancel(ServerTransaction cancel) {
            SipRequest request = cancel.request();
            Optional<ServerTransaction> invite = core.transactions().cancelledBy(request);
            if (invite.isEmpty()) {
                core.counters().withoutDialog++;
                refuse(cancel, Refusal.of(481, "Transaction Does Not Exist"));
                return;
            }
            cancel.respond(core.response(request, 200, "OK", core.newTag()).build());
            core.cancelled(invite.get(), request);
        }

        private void onRequestInDialog(ServerTransaction transaction) {
            Optional<DialogUser> dialog = core.dialog(DialogId.of(transaction.request()));
            if (dialog.isPresent()) {
                dialog.get().onRequest(transaction);
            } else if (core.isEarly(transaction.request())) {
                refuse(transaction, core.notYet("Not Answered Yet"));
            } else {
                core.counters().withoutDialog++;
                refuse(transaction, Refusal.of(481, "Call Does Not Exist"));
            }
        }

        private void onBeginning(ServerTransaction transaction) {
            if (transaction.request().is(Method.INVITE)) {
                onInvite(transaction);
            } else if (transaction.request().is(Method.SUBSCRIBE)) {
                Subscribes.take(core, transaction, listener, BUSY);
            } else if (transaction.request().is(Method.BYE)) {
                core.counters().withoutDialog++;
                refuse(transaction, Refusal.of(481, "Call Does Not Exist"));
            } else {
                listener.onRequest(new ServerRequest(core, transaction, abilities));
            }
        }

        private void onInvite(ServerTransaction transaction) {
            if (!core.hasRoomForDialog()) {
                core.counters().dialogsTurnedAway++;
                refuse(transaction, BUSY);
                return;
            }
            Optional<Refusal> tooSmall = SessionTimer.tooSmall(core, transaction.request());
            if (tooSmall.isPresent()) {
                core.counters().refused++;
                refuse(transaction, tooSmall.get());
                return;
            }
            switch (Replacement.of(core, transaction.request())) {
                case Replacement.None() -> hand(new ServerInvite(core, transaction, Optional.empty()));
                case Replacement.Found(var replaced) ->
                    hand(new ServerInvite(core, transaction, Optional.of(replaced)));
                case Replacement.Wrong(var refusal) -> {
                    core.counters().refused++;
                    refuse(transaction, refusal);
                }
            }
        }

        private void hand(ServerInvite invite) {
            try {
                listener.onInvite(invite);
            } catch (RuntimeException | AssertionError fault) {
                invite.refuse(FAULT);
                throw fault;
            }
        }

        private void refuse(ServerTransaction transaction, Refusal refusal) {
            transaction.respond(core.refusal(transaction.request(), refusal, core.newTag()));
        }
    }

    /** Until somebody listens. */
    private static final class NobodyHome implements UserAgentListener {
        @Override
        public void onInvite(IncomingInvite invite) {
            invite.refuse(BUSY);
        }

        @Override
        public void onRequest(IncomingRequest request) {
            request.refuse(BUSY);
        }
    }
}
