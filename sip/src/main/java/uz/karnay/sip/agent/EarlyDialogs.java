package uz.karnay.sip.agent;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.karnay.sip.auth.DigestClient;
import uz.karnay.sip.dialog.Dialog;
import uz.karnay.sip.message.Digits;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderName;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipResponse;
import uz.karnay.sip.transport.Line;

/**
 * The early dialogs of an invitation of ours whose callee sends provisional answers reliably: each is acknowledged by a
 * PRACK, in its order. RFC 3262 §4. Confined to the call's loop.
 */
final class EarlyDialogs {

    /** A fork with more branches than that is no fork. */
    private static final int MAX_BRANCHES = 16;

    private static final class Early {
        private final Dialog dialog;
        private long last;

        Early(Dialog dialog, long last) {
            this.dialog = dialog;
            this.last = last;
        }
    }

    private final Core core;
    private final boolean bound;
    private final @Nullable DigestClient digest;
    private final Map<String, Early> byTag = HashMap.newHashMap(1);

    EarlyDialogs(Core core, boolean bound, @Nullable DigestClient digest) {
        this.core = core;
        this.bound = bound;
        this.digest = digest;
    }

    /** Acknowledges the answer if it wants that; false if it is no news, or came before one that is missing (§4). */
    boolean onProvisional(SipResponse response, Exchange.Sent invite) {
        Optional<Digits> number = response.first(HeaderType.RSEQ);
        boolean reliable =
                response.all(HeaderType.REQUIRE).stream().anyMatch(tag -> tag.is(ReliableProgress.EXTENSION));
        String tag = response.to().tag().orElse("");
        if (number.isEmpty() || !reliable || response.status() == 100 || tag.isEmpty()) {
            return true;
        }
        long sequence = number.get().value();
        Early known = byTag.get(tag);
        if (known == null && byTag.size() < MAX_BRANCHES) {
            known = new Early(Dialog.ofCaller(invite.request(), response), sequence - 1);
            byTag.put(tag, known);
        }
        if (known == null || sequence != known.last + 1) {
            return false;
        }
        known.last = sequence;
        acknowledge(known.dialog, sequence, invite);
        return true;
    }

    private void acknowledge(Dialog dialog, long sequence, Exchange.Sent invite) {
        long inviteNumber = invite.request().cseq().number();
        Exchange.Draft draft = (flow, via, number) -> {
            SipRequest.Builder prack = dialog.request(Method.PRACK, via, number);
            Core.fill(core.sign(prack, Method.PRACK), List.of(rack(sequence, inviteNumber)), Content.NONE);
            return prack.build();
        };
        Line line = invite.line();
        var reach = new Reach(core.transactions().transport(), line.flow(), bound);
        new Exchange(core, draft, dialog::nextSequence, digest, IGNORED)
                .start(dialog.nextHop(), reach.destination(dialog));
    }

    private static HeaderField rack(long sequence, long invite) {
        return HeaderField.of(HeaderName.RACK, sequence + " " + invite + " " + Method.INVITE);
    }

    /** The dialog that this 2xx confirms, which has its sequence numbers (RFC 3261 §12.1.2). */
    Optional<Dialog> confirmed(SipResponse response) {
        Early early = byTag.get(response.to().tag().orElse(""));
        if (early == null) {
            return Optional.empty();
        }
        early.dialog.refreshTarget(response);
        return Optional.of(early.dialog);
    }

    /** A lost PRACK shows in the answer that is repeated, or in a callee that gives up. */
    private static final Exchange.Outcome IGNORED = new Exchange.Outcome() {
        @Override
        public void onProvisional(SipResponse response) {
            // the final answer counts
        }

        @Override
        public void onSuccess(SipResponse response) {
            // as hoped
        }

        @Override
        public void onFailed(Failure failure) {
            // the INVITE has an answer of its own
        }
    };
}
