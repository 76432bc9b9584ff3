package uz.karnay.sip.agent;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import uz.karnay.sip.auth.DigestClient;
import uz.karnay.sip.message.ByteSink;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipResponse;
import uz.karnay.sip.message.Uri;
import uz.karnay.sip.message.Via;
import uz.karnay.sip.message.Written;
import uz.karnay.sip.parse.ParseResult;
import uz.karnay.sip.parse.SipParser;
import uz.karnay.sip.transaction.ClientTransaction;
import uz.karnay.sip.transaction.ClientTransactionUser;
import uz.karnay.sip.transaction.Followers;
import uz.karnay.sip.transport.Destination;
import uz.karnay.sip.transport.Flow;
import uz.karnay.sip.transport.Line;
import uz.karnay.sip.transport.OutgoingRequest;

/**
 * One request of ours with as many transactions as it takes: the way is found, a challenge is answered with a new
 * attempt over the same flow (RFC 3261 §8.1, §22.2). Confined to the call's loop.
 */
final class Exchange implements OutgoingRequest, ClientTransactionUser {

    /** Writes the request as it leaves. */
    interface Draft {
        SipRequest write(Flow flow, Via via, long sequence);
    }

    /** Told how it goes; after {@code onFailed} nothing comes, after {@code onSuccess} only more of it (INVITE). */
    interface Outcome {
        void onProvisional(SipResponse response);

        void onSuccess(SipResponse response);

        void onFailed(Failure failure);
    }

    /** An attempt that left. */
    record Sent(Kept kept, Line line) {

        SipRequest request() {
            return kept.request();
        }
    }

    /** A request at hand, or as bytes to be read again should a late answer ask for it. */
    private sealed interface Kept {

        SipRequest request();

        record Whole(SipRequest request) implements Kept {}

        record Folded(Written bytes) implements Kept {
            @Override
            public SipRequest request() {
                var sink = new ByteSink();
                bytes.writeTo(sink);
                if (SipParser.parse(sink.array(), 0, sink.length()) instanceof ParseResult.Parsed(SipRequest request)) {
                    return request;
                }
                throw new IllegalStateException("a request of ours cannot be read");
            }
        }
    }

    /** The first, one for each of a server and a proxy, and one more for a nonce that went stale. */
    private static final int MAX_ATTEMPTS = 4;

    private final Core core;
    private final Draft draft;
    private final LongSupplier sequences;
    private final @Nullable DigestClient digest;
    private final Outcome outcome;
    private Destination destination = Destination.byUri();
    private String branch = "";
    private long sequence;
    private @Nullable Sent sent;
    private @Nullable ClientTransaction transaction;
    private int attempts;
    private boolean abandoned;

    Exchange(Core core, Draft draft, LongSupplier sequences, @Nullable DigestClient digest, Outcome outcome) {
        this.core = core;
        this.draft = draft;
        this.sequences = sequences;
        this.digest = digest;
        this.outcome = outcome;
    }

    void start(Uri next, Destination hop) {
        attempts++;
        destination = hop;
        sequence = sequences.getAsLong();
        branch = core.transactions().newBranch();
        core.transactions().transport().route(this, next, hop);
    }

    /** The last attempt, once it has left. */
    Optional<Sent> sent() {
        return Optional.ofNullable(sent);
    }

    /** It was answered, and is remembered for half a minute: as the bytes of what a second answer would need. */
    void fold() {
        if (sent != null) {
            sent = new Sent(new Kept.Folded(Written.of(Followers.essenceOf(sent.request()))), sent.line());
        }
    }

    /** What is under way is the last attempt: a challenge counts as a refusal from here on. */
    void makeLast() {
        attempts = MAX_ATTEMPTS;
    }

    /** Nobody waits any more; nothing is reported from here on, and what has not left will not. */
    void abandon() {
        abandoned = true;
        if (transaction != null) {
            transaction.abandon();
        }
    }

    @Override
    public SipRequest over(Flow flow) {
        SipRequest request = draft.write(flow, core.newVia(flow, branch), sequence);
        return digest == null ? request : digest.authorize(request);
    }

    @Override
    public void onReady(SipRequest request, Line line) {
        if (!abandoned) {
            sent = new Sent(new Kept.Whole(request), line);
            transaction = core.transactions().start(request, line, this).orElse(null);
        }
    }

    @Override
    public void onNoWay(String reason) {
        core.loop().execute(() -> fail(new Failure.Unreachable(reason)));
    }

    @Override
    public void onResponse(SipResponse response) {
        if (abandoned) {
            return;
        }
        if (response.isProvisional()) {
            outcome.onProvisional(response);
        } else if (response.isSuccess()) {
            outcome.onSuccess(response);
        } else {
            onRefused(response);
        }
    }

    @Override
    public void onTimeout() {
        fail(new Failure.TimedOut());
    }

    @Override
    public void onTransportFailed(String reason) {
        fail(new Failure.Unreachable(reason));
    }

    private void onRefused(SipResponse response) {
        boolean challenged = response.status() == 401 || response.status() == 407;
        if (sent == null || digest == null || !challenged || attempts >= MAX_ATTEMPTS) {
            fail(new Failure.Refused(response));
            return;
        }
        switch (digest.onChallenge(sent.request(), response)) {
            case RETRY -> retry(sent);
            case REJECTED -> fail(new Failure.WrongPassword(response));
            case UNSUPPORTED -> fail(new Failure.Refused(response));
        }
    }

    /** The same way again; a datagram that has grown too large by the credentials may still become a stream. */
    private void retry(Sent last) {
        Flow flow = last.line().flow();
        boolean free = flow instanceof Flow.Datagrams && !(destination instanceof Destination.Over);
        start(last.request().uri(), free ? Destination.udp(flow.remote()) : Destination.over(flow));
    }

    private void fail(Failure failure) {
        if (!abandoned) {
            outcome.onFailed(failure);
        }
    }
}
