package uz.karnay.sip.agent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uz.karnay.sip.message.Digits;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.Token;
import uz.karnay.sip.transaction.ServerTransaction;

/** The subscriptions that REFERs have made in one session: RFC 3515 §2.4.4, §2.4.6. Confined to the call's loop. */
final class Referrals {

    private static final String EVENT = "refer";

    private final Core core;
    private final DialogSession session;
    private final List<ServerReferral> open = new ArrayList<>(1);
    private boolean any;

    Referrals(Core core, DialogSession session) {
        this.core = core;
        this.session = session;
    }

    /**
     * @param sequence the CSeq of the REFER, by which all but the first are told apart: "The id parameter MUST be included"
     *     in those (§2.4.6); phones that look at it in the first are rarer than phones that are confused by it
     */
    Referral begin(long sequence) {
        Token event = Token.of(EVENT);
        if (any) {
            event = new Token(EVENT, event.parameters().with("id", Long.toString(sequence)));
        }
        any = true;
        var referral = new ServerReferral(core, session, event, open::remove);
        open.add(referral);
        referral.start();
        return referral;
    }

    /** The peer renews such a subscription, or ends it with an Expires of 0 (RFC 6665 §4.1.2). */
    void onSubscribe(ServerTransaction transaction) {
        SipRequest request = transaction.request();
        Optional<ServerReferral> meant = request.first(HeaderType.EVENT).flatMap(this::find);
        if (meant.isEmpty()) {
            session.refuse(transaction, Refusal.of(481, "Subscription Does Not Exist"));
            return;
        }
        Duration wish = request.expires().map(Digits::seconds).orElse(ServerReferral.LASTS);
        Duration granted = wish.compareTo(ServerReferral.LASTS) > 0 ? ServerReferral.LASTS : wish;
        session.agree(
                transaction, 200, "OK", List.of(HeaderField.of(HeaderType.EXPIRES, Digits.of(granted.toSeconds()))));
        meant.get().renew(granted);
    }

    private Optional<ServerReferral> find(Token event) {
        return open.stream().filter(each -> each.is(event)).findFirst();
    }
}
