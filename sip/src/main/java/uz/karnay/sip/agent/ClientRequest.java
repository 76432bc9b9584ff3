package uz.karnay.sip.agent;

import java.util.List;
import uz.karnay.sip.message.Address;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipResponse;
import uz.karnay.sip.message.Uri;
import uz.karnay.sip.message.Via;
import uz.karnay.sip.transport.Flow;

/** A request of ours outside a dialog: RFC 3261 §8.1.1. Confined to the call's loop. */
final class ClientRequest implements Exchange.Draft, Exchange.Outcome {

    private final Core core;
    private final RequestSpec spec;
    private final RequestListener listener;
    private final Address from;
    private final Series series;
    private final Exchange exchange;

    ClientRequest(Core core, RequestSpec spec, RequestListener listener) {
        this.core = core;
        this.spec = spec;
        this.listener = listener;
        this.from = spec.from().withTag(core.newTag());
        this.series =
                spec.series().orElseGet(() -> new Series(core.config().callIds().get()));
        this.exchange = new Exchange(core, this, series::next, core.digest(spec.credentials()), this);
    }

    void start() {
        exchange.start(firstHop(spec.uri(), spec.routes()), spec.destination());
    }

    static Uri firstHop(Uri target, List<Uri> routes) {
        return routes.isEmpty() ? target : routes.getFirst();
    }

    static void addRoutes(SipRequest.Builder request, List<Uri> routes) {
        for (Uri route : routes) {
            request.add(HeaderType.ROUTE, Address.of(route));
        }
    }

    @Override
    public SipRequest write(Flow flow, Via via, long number) {
        SipRequest.Builder request =
                SipRequest.builder(spec.method(), spec.uri()).via(via).maxForwards(Core.HOPS);
        addRoutes(request, spec.routes());
        request.from(from).to(spec.to()).callId(series.callId()).cseq(number);
        spec.contact().ifPresent(contact -> request.set(HeaderType.CONTACT, contact.over(flow)));
        core.sign(request, spec.method());
        Core.fill(request, spec.headers(), spec.content());
        return request.build();
    }

    @Override
    public void onProvisional(SipResponse response) {
        // a request other than INVITE has nothing to ring
    }

    @Override
    public void onSuccess(SipResponse response) {
        listener.onSuccess(response, exchange.sent().orElseThrow().line().flow());
    }

    @Override
    public void onFailed(Failure failure) {
        listener.onFailed(failure);
    }
}
