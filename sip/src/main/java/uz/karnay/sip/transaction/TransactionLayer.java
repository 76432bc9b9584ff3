package uz.karnay.sip.transaction;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.karnay.loop.EventLoop;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.RetryAfter;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipResponse;
import uz.karnay.sip.message.Via;
import uz.karnay.sip.transport.Flow;
import uz.karnay.sip.transport.Line;
import uz.karnay.sip.transport.TransportLayer;
import uz.karnay.sip.transport.TransportUser;

/**
 * The transactions of one call loop, and which of them a message belongs to: RFC 3261 §17.1.3 and §17.2.3. Confined to
 * the call's loop.
 */
public final class TransactionLayer implements TransportUser {

    /** Either side's most; a call that is up has none, one that is being set up has up to four. */
    public static final int MAX_TRANSACTIONS = 100_000;

    private static final int BRANCH_CHARACTERS = 12;
    private static final Duration SHED_FOR = Duration.ofSeconds(5);

    private final EventLoop loop;
    private final Timing timing;
    private final TransportLayer transport;
    private final int maxTransactions;
    private final TransactionCounters counters = new TransactionCounters();
    private final Map<String, ClientTransaction> clients = new HashMap<>();
    /** A CANCEL has the branch of its INVITE (§9.1), so it needs a table of its own. */
    private final Map<String, ClientTransaction> cancels = new HashMap<>();

    private final Map<TransactionKey, ServerTransaction> servers = new HashMap<>();
    private final MergedRequests merged = new MergedRequests();
    private TransactionUser user = new NoUser();

    public TransactionLayer(EventLoop loop, Timing timing, TransportLayer transport) {
        this(loop, timing, transport, MAX_TRANSACTIONS);
    }

    /** With a limit of its own for either side. */
    public TransactionLayer(EventLoop loop, Timing timing, TransportLayer transport, int maxTransactions) {
        this.loop = loop;
        this.timing = timing;
        this.transport = transport;
        this.maxTransactions = maxTransactions;
        transport.deliverTo(this);
    }

    /** Tells {@code core} of requests from now on. */
    public void deliverTo(TransactionUser core) {
        user = core;
    }

    public Timing timing() {
        return timing;
    }

    public TransportLayer transport() {
        return transport;
    }

    public TransactionCounters counters() {
        return counters;
    }

    /** How many transactions there are now, of both sides. */
    public int size() {
        return clients.size() + cancels.size() + servers.size();
    }

    /** A new branch for a Via (§8.1.1.7). */
    public String newBranch() {
        return Via.MAGIC_COOKIE + loop.entropy().token(BRANCH_CHARACTERS);
    }

    /**
     * Sends a request other than ACK, and tells {@code client} how it ends, never before this method has returned.
     *
     * @return the transaction; none when there are too many, which {@code client} is told too
     */
    public Optional<ClientTransaction> start(SipRequest request, Line line, ClientTransactionUser client) {
        assert loop.isCurrent();
        var table = request.is(Method.CANCEL) ? cancels : clients;
        String branch = branch(request);
        if (table.size() >= maxTransactions) {
            counters.turnedAway++;
            loop.execute(() -> client.onTransportFailed("too many transactions"));
            return Optional.empty();
        }
        counters.started++;
        Runnable forget = () -> table.remove(branch);
        ClientTransaction transaction = request.is(Method.INVITE)
                ? new InviteClientTransaction(loop, timing, line, request, client, forget)
                : new PlainClientTransaction(loop, timing, line, request, client, forget);
        table.put(branch, transaction);
        transaction.start();
        return Optional.of(transaction);
    }

    /** The INVITE that {@code cancel} is about (§9.2). */
    public Optional<ServerTransaction> cancelledBy(SipRequest cancel) {
        return Optional.ofNullable(servers.get(TransactionKey.ofCancelled(cancel)));
    }

    /** Whether another branch of a fork brought the same request before (§8.2.2.2). */
    public boolean isMerged(ServerTransaction transaction) {
        SipRequest request = transaction.request();
        return merged.isMerged(TransactionKey.of(request), request);
    }

    @Override
    public void onResponse(SipResponse response, Flow flow) {
        Via via = response.topVia();
        Method method = response.cseq().method();
        String branch = via.branch().orElse("");
        ClientTransaction transaction = (method.equals(Method.CANCEL) ? cancels : clients).get(branch);
        if (transaction == null || !transaction.method().equals(method)) {
            counters.strayResponses++;
        } else if (!transaction.sentBy().equals(via.sentBy())) {
            counters.wrongSentBy++;
        } else {
            transaction.onResponse(response);
        }
    }

    @Override
    public void onRequest(SipRequest request, Flow flow) {
        TransactionKey key = TransactionKey.of(request);
        ServerTransaction known = servers.get(key);
        if (request.is(Method.ACK)) {
            onAck(request, flow, known);
        } else if (known != null) {
            counters.absorbed++;
            known.onRetransmission();
        } else if (servers.size() >= maxTransactions) {
            shed(request, flow);
        } else {
            serve(request, flow, key);
        }
    }

    private void onAck(SipRequest ack, Flow flow, @Nullable ServerTransaction known) {
        if (!(known instanceof InviteServerTransaction invite) || invite.onAck()) {
            user.onAck(ack, flow);
        }
    }

    private void serve(SipRequest request, Flow flow, TransactionKey key) {
        counters.served++;
        Line line = transport.replyLine(request, flow);
        Runnable unmerge = merged.enter(key, request);
        Runnable forget = () -> {
            servers.remove(key);
            unmerge.run();
        };
        ServerTransaction transaction = request.is(Method.INVITE)
                ? new InviteServerTransaction(loop, timing, line, flow, request, forget)
                : new PlainServerTransaction(loop, timing, line, flow, request, forget);
        servers.put(key, transaction);
        user.onRequest(transaction);
    }

    private void shed(SipRequest request, Flow flow) {
        counters.turnedAway++;
        SipResponse answer = SipResponse.to(request, 503)
                .toTag(loop.entropy().token(BRANCH_CHARACTERS))
                .set(HeaderType.RETRY_AFTER, RetryAfter.of(SHED_FOR))
                .build();
        transport.replyLine(request, flow).send(answer);
    }

    @Override
    public void onUnreachable(InetSocketAddress remote) {
        List.copyOf(clients.values()).stream()
                .filter(transaction -> transaction.flow().remote().equals(remote))
                .forEach(ClientTransaction::onUnreachable);
    }

    private static String branch(SipRequest request) {
        return request.topVia().branch().orElseThrow();
    }

    /** Before the core is there. */
    private static final class NoUser implements TransactionUser {
        @Override
        public void onRequest(ServerTransaction transaction) {
            transaction.respond(SipResponse.to(transaction.request(), 503).build());
        }

        @Override
        public void onAck(SipRequest ack, Flow flow) {
            // nobody has answered
        }
    }
}
