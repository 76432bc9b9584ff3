package uz.karnay.sip.agent;

import java.util.List;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipResponse;
import uz.karnay.sip.transaction.ServerTransaction;
import uz.karnay.sip.transport.Flow;

/** Somebody's request other than INVITE, in a dialog or outside: RFC 3261 §8.2.6, §11.2. Confined to the call's loop. */
final class ServerRequest implements IncomingRequest {

    private final Core core;
    private final ServerTransaction transaction;
    private final SipRequest request;
    private final List<HeaderField> abilities;

    /** @param abilities what a 2xx to OPTIONS is to say of us */
    ServerRequest(Core core, ServerTransaction transaction, List<HeaderField> abilities) {
        this.core = core;
        this.transaction = transaction;
        this.request = transaction.request();
        this.abilities = abilities;
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
    public void reply(SipResponse response) {
        boolean tagged = response.status() == 100 || response.to().tag().isPresent();
        transaction.respond(
                tagged ? response : response.with(HeaderType.TO, response.to().withTag(core.newTag())));
    }

    @Override
    public void reply(int status, String reason, List<HeaderField> headers, Content content) {
        SipResponse.Builder response = core.response(request, status, reason, core.newTag());
        if (request.is(Method.OPTIONS) && status < 300) {
            response.addAll(abilities);
        }
        Core.fill(response, headers, content);
        transaction.respond(response.build());
    }
}
