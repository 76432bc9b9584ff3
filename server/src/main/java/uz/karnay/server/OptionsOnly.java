package uz.karnay.server;

import java.util.List;
import uz.karnay.sip.agent.Content;
import uz.karnay.sip.agent.IncomingInvite;
import uz.karnay.sip.agent.IncomingRequest;
import uz.karnay.sip.agent.Refusal;
import uz.karnay.sip.agent.UserAgentListener;
import uz.karnay.sip.message.Method;

/** A server that says it is there and takes no calls. */
final class OptionsOnly implements UserAgentListener {

    @Override
    public void onInvite(IncomingInvite invite) {
        invite.refuse(Refusal.of(480, "Temporarily Unavailable"));
    }

    @Override
    public void onRequest(IncomingRequest request) {
        if (request.request().is(Method.OPTIONS)) {
            request.reply(200, "OK", List.of(), Content.NONE);
        } else {
            request.refuse(Refusal.of(501, "Not Implemented"));
        }
    }
}
