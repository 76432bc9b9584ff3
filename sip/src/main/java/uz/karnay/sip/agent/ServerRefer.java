package uz.karnay.sip.agent;

import java.util.List;
import java.util.Optional;
import uz.karnay.sip.message.Address;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.Replaces;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipUri;
import uz.karnay.sip.message.Token;
import uz.karnay.sip.transaction.ServerTransaction;
import uz.karnay.sip.transport.Flow;

/** The peer's REFER while it waits for our word: RFC 3515 §2.4. Confined to the call's loop. */
final class ServerRefer implements IncomingRefer {

    private static final HeaderField UNHEARD = HeaderField.of(HeaderType.REFER_SUB, Token.of("false"));

    private final DialogSession session;
    private final ServerTransaction transaction;
    private final SipRequest request;
    private final Address referTo;

    private ServerRefer(DialogSession session, ServerTransaction transaction, Address referTo) {
        this.session = session;
        this.transaction = transaction;
        this.request = transaction.request();
        this.referTo = referTo;
    }

    /** Hands it to the session's listener, unless it is not one that can be followed. */
    static void take(DialogSession session, ServerTransaction transaction) {
        SipRequest request = transaction.request();
        Optional<Address> referTo = request.first(HeaderType.REFER_TO);
        if (referTo.isEmpty() || request.headers().count(HeaderType.REFER_TO.name()) > 1) {
            session.refuse(transaction, Refusal.of(400, "Exactly One Refer-To")); // §2.4.2
        } else if (wantsOtherThanCall(referTo.get())) {
            session.refuse(transaction, Refusal.of(501, "Only Calls Are Referred"));
        } else if (hasBadReplaces(referTo.get())) {
            session.refuse(transaction, Refusal.of(400, "Bad Replaces"));
        } else {
            session.listener().onRefer(new ServerRefer(session, transaction, referTo.get()));
        }
    }

    private static boolean wantsOtherThanCall(Address referTo) {
        return referTo.sipUri()
                .flatMap(uri -> uri.parameter("method"))
                .filter(method -> !method.equals("INVITE"))
                .isPresent();
    }

    private static boolean hasBadReplaces(Address referTo) {
        Optional<String> text = replacesText(referTo);
        return text.isPresent() && text.flatMap(Replaces::parse).isEmpty();
    }

    private static Optional<String> replacesText(Address referTo) {
        return referTo.sipUri().flatMap(uri -> uri.header("Replaces"));
    }

    @Override
    public SipRequest request() {
        return request;
    }

    @Override
    public Flow flow() {
        return transaction.flow();
    }

    @Override
    public Address target() {
        return referTo.uri() instanceof SipUri uri
                ? referTo.withUri(uri.withoutHeaders().withoutParameter("method"))
                : referTo;
    }

    @Override
    public Optional<Replaces> replaces() {
        return replacesText(referTo).flatMap(Replaces::parse);
    }

    @Override
    public Optional<Address> referredBy() {
        return request.first(HeaderType.REFERRED_BY);
    }

    @Override
    public Referral accept() {
        if (transaction.isAnswered()) {
            return UnheardReferral.INSTANCE;
        }
        if (request.first(HeaderType.REFER_SUB).filter(told -> told.is("false")).isPresent()) {
            session.agree(transaction, 202, "Accepted", List.of(UNHEARD));
            return UnheardReferral.INSTANCE;
        }
        session.agree(transaction, 202, "Accepted", List.of());
        return session.referrals().begin(request.cseq().number());
    }

    @Override
    public void refuse(Refusal refusal) {
        if (!transaction.isAnswered()) {
            session.refuse(transaction, refusal);
        }
    }
}
