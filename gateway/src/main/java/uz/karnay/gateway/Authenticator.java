package uz.karnay.gateway;

import java.util.List;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.sip.auth.DigestServer;
import uz.karnay.sip.auth.DigestVerdict;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.SipRequest;

/**
 * Asks who it is, and checks the proof, against the accounts of the directory (RFC 3261 §22.2). A wrong password and an
 * unknown user are answered alike. Confined to a call loop.
 */
final class Authenticator {

    /** What a request proves. */
    sealed interface Verdict {

        record Proven(Account account) implements Verdict {}

        /** Nothing, or something that has to be proved again with a fresh nonce. */
        record Unproven(boolean stale) implements Verdict {}

        record Wrong(String claimed) implements Verdict {}

        /** The credentials cannot be read. */
        record Garbled(String reason) implements Verdict {}
    }

    private final DigestServer digest;

    Authenticator(DigestServer digest) {
        this.digest = digest;
    }

    Verdict check(SipRequest request, Directory directory) {
        DigestVerdict verdict = digest.verify(
                request,
                HeaderType.AUTHORIZATION,
                user -> Account.named(user, directory)
                        .map(account -> account.password().reveal()));
        return switch (verdict) {
            case DigestVerdict.Accepted(var user) ->
                Account.named(user, directory)
                        .<Verdict>map(Verdict.Proven::new)
                        .orElseGet(() -> new Verdict.Wrong(user));
            case DigestVerdict.Missing _ -> new Verdict.Unproven(false);
            case DigestVerdict.Stale _ -> new Verdict.Unproven(true);
            case DigestVerdict.Wrong(var user, var _) -> new Verdict.Wrong(user);
            case DigestVerdict.Unreadable(var reason) -> new Verdict.Garbled(reason);
        };
    }

    /** The challenges to be put into a 401. */
    List<HeaderField> challenge(SipRequest request, boolean stale) {
        return digest.challenges(request, stale).stream()
                .map(challenge -> HeaderField.of(HeaderType.WWW_AUTHENTICATE, challenge))
                .toList();
    }
}
