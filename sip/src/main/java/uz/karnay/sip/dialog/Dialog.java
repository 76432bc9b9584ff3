package uz.karnay.sip.dialog;

import java.util.ArrayList;
import java.util.List;
import uz.karnay.sip.message.Address;
import uz.karnay.sip.message.CSeq;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.SipMessage;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipResponse;
import uz.karnay.sip.message.SipUri;
import uz.karnay.sip.message.Uri;
import uz.karnay.sip.message.Via;

/**
 * The state of a dialog: who the two are, how requests travel, and in which order. RFC 3261 §12. Confined to the
 * call's loop.
 */
public final class Dialog {

    private static final int HOPS = 70;

    private final DialogId id;
    private final boolean caller;
    private final Address local;
    private final Address remote;
    private final List<Address> routes;
    private Uri remoteTarget;
    private long localSequence;
    private long remoteSequence;

    private Dialog(
            DialogId id,
            boolean caller,
            Address local,
            Address remote,
            List<Address> routes,
            Uri remoteTarget,
            long localSequence,
            long remoteSequence) {
        this.id = id;
        this.caller = caller;
        this.local = local;
        this.remote = remote;
        this.routes = routes;
        this.remoteTarget = remoteTarget;
        this.localSequence = localSequence;
        this.remoteSequence = remoteSequence;
    }

    /**
     * The called side's: §12.1.1. The route set is the Record-Route as it stands. A caller without Contact is written
     * to at its From, which is against the RFC and better than nothing.
     *
     * @param firstSequence the number before our own first request's
     */
    public static Dialog ofCalled(SipRequest invite, String localTag, long firstSequence) {
        String remoteTag = invite.from().tag().orElse("");
        return new Dialog(
                new DialogId(invite.callId(), localTag, remoteTag),
                false,
                invite.to().withTag(localTag),
                invite.from(),
                List.copyOf(invite.recordRoutes()),
                contactOr(invite, invite.from().uri()),
                firstSequence,
                invite.cseq().number());
    }

    /** The caller's, of a provisional answer or a 2xx: §12.1.2. The route set is the Record-Route in reverse. */
    public static Dialog ofCaller(SipRequest invite, SipResponse answer) {
        String localTag = invite.from().tag().orElseThrow();
        String remoteTag = answer.to().tag().orElse("");
        return new Dialog(
                new DialogId(invite.callId(), localTag, remoteTag),
                true,
                invite.from(),
                answer.to(),
                List.copyOf(answer.recordRoutes().reversed()),
                contactOr(answer, invite.uri()),
                invite.cseq().number(),
                -1);
    }

    private static Uri contactOr(SipMessage message, Uri otherwise) {
        return message.contact().map(Address::uri).orElse(otherwise);
    }

    public DialogId id() {
        return id;
    }

    /** Whether we made the Call-ID, on which the pause after a 491 depends (§14.1). */
    public boolean isCaller() {
        return caller;
    }

    public Uri remoteTarget() {
        return remoteTarget;
    }

    public boolean hasRoutes() {
        return !routes.isEmpty();
    }

    /** A target refresh (§12.2): what the Contact of an INVITE or of its 2xx says; the route set stays. */
    public void refreshTarget(SipMessage message) {
        remoteTarget = contactOr(message, remoteTarget);
    }

    /**
     * Whether a request of the peer comes in its turn, and if so it is the last one from now on. If not, the answer is
     * 500 (§12.2.2).
     */
    public boolean admits(SipRequest request) {
        long number = request.cseq().number();
        if (number < remoteSequence) {
            return false;
        }
        remoteSequence = number;
        return true;
    }

    /** The number for our next request. */
    public long nextSequence() {
        localSequence = Math.min(localSequence + 1, CSeq.MAX);
        return localSequence;
    }

    /** Where a request goes first: the first route, or the peer itself (§12.2.1.1, §8.1.2). */
    public Uri nextHop() {
        return routes.isEmpty() ? remoteTarget : routes.getFirst().uri();
    }

    /**
     * The beginning of a request: start line, Via, Route, From, To, Call-ID and CSeq (§12.2.1.1).
     *
     * @param sequence the number of {@link #nextSequence}; for an ACK its INVITE's
     */
    public SipRequest.Builder request(Method method, Via via, long sequence) {
        SipRequest.Builder builder =
                SipRequest.builder(method, requestUri()).via(via).maxForwards(HOPS);
        for (Address route : routeHeaders()) {
            builder.add(HeaderType.ROUTE, route);
        }
        return builder.from(local).to(remote).callId(id.callId()).cseq(sequence);
    }

    private boolean startsStrict() {
        return !routes.isEmpty() && !(routes.getFirst().uri() instanceof SipUri sip && sip.isLooseRouter());
    }

    private Uri requestUri() {
        return startsStrict() ? routes.getFirst().uri() : remoteTarget;
    }

    /** A strict router takes its own URI from the start line and expects the target's at the end (§12.2.1.1). */
    private List<Address> routeHeaders() {
        if (!startsStrict()) {
            return routes;
        }
        var rest = new ArrayList<>(routes.subList(1, routes.size()));
        rest.add(Address.of(remoteTarget));
        return rest;
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
