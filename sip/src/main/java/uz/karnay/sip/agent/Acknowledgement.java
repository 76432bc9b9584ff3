package uz.karnay.sip.agent;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uz.karnay.sip.dialog.Dialog;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderName;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.Via;
import uz.karnay.sip.message.Written;
import uz.karnay.sip.transport.Destination;
import uz.karnay.sip.transport.Flow;
import uz.karnay.sip.transport.Line;
import uz.karnay.sip.transport.OutgoingRequest;

/**
 * The ACK of one 2xx: sent once it is known what it says, and again for every repetition of the 2xx (RFC 3261
 * §13.2.2.4). Confined to the call's loop.
 */
final class Acknowledgement implements OutgoingRequest {

    /** Whom it goes to, and what it acknowledges. */
    private record Way(Dialog dialog, Reach reach, SipRequest invite) {}

    private final Core core;
    private @Nullable Way way; // until a datagram has found it
    private final String branch;
    private Content content = Content.NONE;
    private boolean wanted;
    private @Nullable Written ack;
    private @Nullable Line line;

    Acknowledgement(Core core, Dialog dialog, Reach reach, SipRequest invite) {
        this.core = core;
        this.way = new Way(dialog, reach, invite);
        this.branch = core.transactions().newBranch();
    }

    /** Sends it with the answer to the 2xx's offer, or with nothing; without effect the second time. */
    void send(Content answer) {
        if (!wanted) {
            wanted = true;
            content = answer;
            route();
        }
    }

    /** The 2xx came again. */
    void repeat() {
        boolean sent = ack != null && line != null && line.sendAgain(ack);
        if (wanted && !sent) {
            route(); // never found its way, or the connection is gone
        }
    }

    /** Whether it still waits for {@link #send}. */
    boolean isOwed() {
        return !wanted;
    }

    private void route() {
        Way known = way;
        if (known != null) {
            Destination destination = known.reach.destination(known.dialog);
            core.transactions().transport().route(this, known.dialog.nextHop(), destination);
        }
    }

    /** "MUST contain the same credentials as the INVITE" (§13.2.2.4). */
    @Override
    public SipRequest over(Flow flow) {
        Way known = Objects.requireNonNull(way);
        SipRequest invite = known.invite;
        Via via = core.newVia(flow, branch);
        SipRequest.Builder builder =
                known.dialog.request(Method.ACK, via, invite.cseq().number());
        for (HeaderName name : List.of(HeaderName.AUTHORIZATION, HeaderName.PROXY_AUTHORIZATION)) {
            List<HeaderField> credentials = invite.headers().fields(name);
            builder.addAll(credentials);
        }
        Core.fill(core.sign(builder, Method.ACK), List.of(), content);
        return builder.build();
    }

    @Override
    public void onReady(SipRequest request, Line found) {
        ack = Written.of(request);
        line = found;
        content = Content.NONE;
        if (!found.isReliable()) {
            way = null;
        }
        found.sendAgain(ack);
    }

    @Override
    public void onNoWay(String reason) {
        // the next repetition of the 2xx tries again; in the end the peer hangs up
    }
}
