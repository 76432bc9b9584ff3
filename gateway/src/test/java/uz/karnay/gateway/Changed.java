package uz.karnay.gateway;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uz.karnay.sip.agent.Failure;
import uz.karnay.sip.agent.ReInviteListener;
import uz.karnay.sip.message.SipResponse;

/** What became of a re-INVITE. */
final class Changed implements ReInviteListener {
    @Nullable
    SipResponse response;

    @Nullable
    Failure failure;

    @Override
    public void onAgreed(SipResponse agreed) {
        response = agreed;
    }

    @Override
    public void onFailed(Failure why) {
        failure = why;
    }

    String sdp() {
        return Objects.requireNonNull(response).body().text();
    }
}
