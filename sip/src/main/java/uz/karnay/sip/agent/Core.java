package uz.karnay.sip.agent;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import uz.karnay.loop.EventLoop;
import uz.karnay.sip.auth.DigestClient;
import uz.karnay.sip.dialog.DialogId;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderName;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.MessageBuilder;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.Replaces;
import uz.karnay.sip.message.RetryAfter;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipResponse;
import uz.karnay.sip.message.Token;
import uz.karnay.sip.message.Via;
import uz.karnay.sip.transaction.ServerTransaction;
import uz.karnay.sip.transaction.Timing;
import uz.karnay.sip.transaction.TransactionLayer;
import uz.karnay.sip.transport.Flow;
import uz.karnay.sip.transport.HostPorts;

/** What the parts of one user agent share: its loop, its transactions, its dialogs, its name. Confined to the call's loop. */
final class Core {

    static final int HOPS = 70;

    /** Requests that say what we take (§8.2.1, §13.2.1, RFC 4028 §7.4). */
    private static final Set<Method> TELLING = Set.of(Method.INVITE, Method.OPTIONS, Method.UPDATE);

    private static final int TAG_CHARACTERS = 14;

    private final EventLoop loop;
    private final AgentConfig config;
    private final TransactionLayer transactions;
    private final AgentCounters counters = new AgentCounters();
    private final Map<DialogId, DialogUser> dialogs = new HashMap<>();
    private final Map<ServerTransaction, Consumer<SipRequest>> cancellable = new HashMap<>();
    private final Map<String, OutgoingInvite> calling = new HashMap<>();
    private int subscriptions;
    private final HeaderField allow;
    private final List<HeaderField> abilities;
    private final List<HeaderField> userAgent;
    private final List<HeaderField> server;

    Core(EventLoop loop, AgentConfig config, TransactionLayer transactions) {
        this.loop = loop;
        this.config = config;
        this.transactions = transactions;
        this.allow = HeaderField.of(
                HeaderType.ALLOW,
                config.methods().stream()
                        .map(Method::name)
                        .sorted()
                        .map(Token::of)
                        .toList());
        this.abilities = config.extensions().isEmpty() ? List.of(allow) : List.of(allow, supported(config));
        this.userAgent = product(HeaderName.USER_AGENT);
        this.server = product(HeaderName.SERVER);
    }

    /** Acknowledged provisional answers are for whoever insists: they cost a round trip each, and proposing them invites them. */
    private static HeaderField supported(AgentConfig config) {
        return HeaderField.of(
                HeaderType.SUPPORTED,
                config.extensions().stream()
                        .filter(extension -> !extension.equals(ReliableProgress.EXTENSION))
                        .sorted()
                        .map(Token::of)
                        .toList());
    }

    private List<HeaderField> product(HeaderName name) {
        return config.product().isEmpty() ? List.of() : List.of(HeaderField.of(name, config.product()));
    }

    EventLoop loop() {
        return loop;
    }

    AgentConfig config() {
        return config;
    }

    TransactionLayer transactions() {
        return transactions;
    }

    Timing timing() {
        return transactions.timing();
    }

    AgentCounters counters() {
        return counters;
    }

    /** At least 32 random bits (RFC 3261 §19.3); these are 70. */
    String newTag() {
        return loop.entropy().token(TAG_CHARACTERS);
    }

    /** Who answers challenges, if there are credentials. */
    @Nullable
    DigestClient digest(Optional<Credentials> credentials) {
        return credentials
                .map(own -> new DigestClient(own.username(), own.password(), own.realm(), loop.entropy()))
                .orElse(null);
    }

    Via newVia(Flow flow, String branch) {
        return Via.of(flow.protocol().name(), HostPorts.of(flow.sentBy()), branch);
    }

    /** Adds our name, and what we take where a peer may want to know it (§8.2.1, §13.2.1). */
    SipRequest.Builder sign(SipRequest.Builder request, Method method) {
        if (TELLING.contains(method)) {
            request.addAll(abilities);
        }
        return request.addAll(userAgent);
    }

    /** A response with our name and the tag that makes it ours. */
    SipResponse.Builder response(SipRequest request, int status, String reason, String localTag) {
        return SipResponse.to(request, status, reason).toTag(localTag).addAll(server);
    }

    SipResponse refusal(SipRequest request, Refusal refusal, String localTag) {
        return response(request, refusal.status(), refusal.reason(), localTag)
                .addAll(refusal.headers())
                .build();
    }

    /** RFC 3262 §3. An offer in it is not answered, so it is refused. */
    SipResponse prackAnswer(SipRequest prack, boolean matched, String localTag) {
        Refusal wrong =
                matched ? Refusal.of(488, "Not Acceptable Here") : Refusal.of(481, "No Such Provisional Response");
        return matched && prack.body().isEmpty()
                ? response(prack, 200, "OK", localTag).build()
                : refusal(prack, wrong, localTag);
    }

    static void fill(MessageBuilder<?> message, List<HeaderField> headers, Content content) {
        message.addAll(headers);
        content.addTo(message);
    }

    boolean hasRoomForDialog() {
        return dialogs.size() - subscriptions < config.maxDialogs();
    }

    /** Lamps leave room for calls, and calls for lamps. */
    boolean hasRoomForSubscription() {
        return subscriptions < config.maxSubscriptions();
    }

    void enter(DialogId id, DialogUser dialogUser) {
        dialogs.put(id, dialogUser);
        subscriptions += dialogUser instanceof ServerSubscription ? 1 : 0;
    }

    void leave(DialogId id, DialogUser dialogUser) {
        boolean left = dialogs.remove(id, dialogUser);
        subscriptions -= left && dialogUser instanceof ServerSubscription ? 1 : 0;
    }

    int subscriptionCount() {
        return subscriptions;
    }

    Optional<DialogUser> dialog(DialogId id) {
        return Optional.ofNullable(dialogs.get(id));
    }

    /** {@code onCancel} is to hear of a CANCEL until the transaction is {@link #settled}. */
    void pending(ServerTransaction invite, Consumer<SipRequest> onCancel) {
        cancellable.put(invite, onCancel);
    }

    void settled(ServerTransaction invite) {
        cancellable.remove(invite);
    }

    void cancelled(ServerTransaction invite, SipRequest cancel) {
        Consumer<SipRequest> onCancel = cancellable.remove(invite);
        if (onCancel != null) {
            onCancel.accept(cancel);
        }
    }

    /** The number before the first in a series of ours (§8.1.1.5: any below 2^31). */
    long firstSequence() {
        return loop.entropy().below(1 << 16);
    }

    HeaderField allow() {
        return allow;
    }

    /** What we take and what we know, for whoever may want to use it (§13.2.1, §13.3.1.4). */
    List<HeaderField> abilities() {
        return abilities;
    }

    /** An invitation of ours waits for its answer, under its From tag. */
    void calling(OutgoingInvite invite) {
        calling.put(invite.localTag(), invite);
    }

    void called(OutgoingInvite invite) {
        calling.remove(invite.localTag());
    }

    /**
     * The dialog that is meant: its to-tag is ours (RFC 3891 §3). Of an invitation of ours the other tag is not compared,
     * as each branch of a fork has its own.
     */
    Optional<Replaced> find(Replaces wanted) {
        DialogUser user = dialogs.get(new DialogId(wanted.callId(), wanted.toTag(), wanted.fromTag()));
        if (user != null) {
            return switch (user) {
                case DialogSession session -> Optional.of(new Replaced.Talking(session));
                case ServerInvite invite -> Optional.of(new Replaced.RingingHere(invite));
                case ServerSubscription _ -> Optional.empty();
            };
        }
        return Optional.ofNullable(calling.get(wanted.toTag()))
                .filter(invite -> invite.callId().equals(wanted.callId()))
                .map(Replaced.RingingThere::new);
    }

    /** Whether a request in a dialog that we do not know may have overtaken the 2xx that makes it. */
    boolean isEarly(SipRequest request) {
        return !calling.isEmpty() && calling.containsKey(request.to().tag().orElse(""));
    }

    /** §14.2's answer to what comes too early: 500 with a Retry-After of 0 to 10 seconds. */
    Refusal notYet(String reason) {
        var pause = RetryAfter.of(Duration.ofSeconds(loop.entropy().below(11)));
        return Refusal.of(500, reason, HeaderField.of(HeaderType.RETRY_AFTER, pause));
    }

    int dialogCount() {
        return dialogs.size();
    }
}
