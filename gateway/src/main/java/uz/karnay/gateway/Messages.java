package uz.karnay.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.registration.Bindings;
import uz.karnay.sip.agent.Content;
import uz.karnay.sip.agent.Failure;
import uz.karnay.sip.agent.IncomingRequest;
import uz.karnay.sip.agent.Refusal;
import uz.karnay.sip.agent.RequestListener;
import uz.karnay.sip.agent.RequestSpec;
import uz.karnay.sip.message.Address;
import uz.karnay.sip.message.HostPort;
import uz.karnay.sip.message.MediaType;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipResponse;
import uz.karnay.sip.message.SipUri;
import uz.karnay.sip.transport.Flow;

/**
 * Passes short messages between colleagues: RFC 3428. Every device of the addressee gets it, and the sender hears of the
 * first that took it. Nothing is kept for later. Confined to a call loop.
 */
final class Messages {

    /** What goes into a datagram whatever is on the way (RFC 3428 §8). */
    static final int LONGEST_BYTES = 1300;

    private static final int MOST_UNDER_WAY = 500;
    private static final MediaType PLAIN = MediaType.of("text", "plain");
    private static final Refusal NOBODY_THERE = Refusal.of(480, "Temporarily Unavailable");

    private final CallLoop line;
    private final Bindings bindings;
    private final HostPort domain;
    private int underWay;

    Messages(CallLoop line, GatewayConfig config, Bindings bindings) {
        this.line = line;
        this.bindings = bindings;
        this.domain = HostPort.of(TrunkAddresses.host(config.domain()));
    }

    /** @param sender who has proved to have written it */
    void pass(IncomingRequest message, Extension sender, Directory directory) {
        SipRequest request = message.request();
        String number = IncomingNumbers.dialled(request);
        Optional<Extension> addressee = directory
                .extensionByNumber(number)
                .or(() -> directory.extensionByLogin(number))
                .filter(Extension::enabled);
        if (request.body().length() > LONGEST_BYTES) {
            message.reply(413, "Request Entity Too Large");
        } else if (addressee.isEmpty()) {
            message.reply(404, "Not Found");
        } else if (underWay >= MOST_UNDER_WAY) {
            message.reply(503, "Service Unavailable");
        } else {
            pass(message, sender, addressee.get());
        }
    }

    private void pass(IncomingRequest message, Extension sender, Extension addressee) {
        List<DeviceWay> ways = bindings.of(addressee.id()).stream()
                .flatMap(binding -> DeviceWay.to(binding).stream())
                .toList();
        if (ways.isEmpty()) {
            message.refuse(NOBODY_THERE);
            return;
        }
        var passed = new Passed(message, ways.size());
        ways.forEach(way -> line.agent().send(copy(message.request(), way, sender, addressee), passed));
    }

    private RequestSpec copy(SipRequest message, DeviceWay way, Extension sender, Extension addressee) {
        Address from = Address.of(sender.name(), SipUri.of(sender.number(), domain));
        return RequestSpec.of(Method.MESSAGE, way.contact(), from)
                .withTo(Address.of(SipUri.of(addressee.login(), domain)))
                .withDestination(way.destination())
                .withRoutes(way.path())
                .withContent(new Content(message.contentType().orElse(PLAIN), message.body()));
    }

    /** One message on its way to all devices of its addressee. */
    private final class Passed implements RequestListener {

        private final IncomingRequest message;
        private final List<Failure> failures = new ArrayList<>(1);
        private final int devices;
        private @Nullable SipResponse taken;
        private int answers;

        Passed(IncomingRequest message, int devices) {
            this.message = message;
            this.devices = devices;
            underWay++;
        }

        @Override
        public void onSuccess(SipResponse response, Flow flow) {
            if (taken == null) {
                taken = response;
                message.reply(200, "OK");
            }
            onAnswer();
        }

        @Override
        public void onFailed(Failure failure) {
            failures.add(failure);
            onAnswer();
        }

        private void onAnswer() {
            answers++;
            if (answers == devices) {
                underWay--;
                if (taken == null) {
                    message.refuse(why());
                }
            }
        }

        /** What a device said itself, if it is anything that its sender can understand. */
        private Refusal why() {
            return failures.stream()
                    .filter(Failure.Refused.class::isInstance)
                    .map(failure -> ((Failure.Refused) failure).response())
                    .filter(response -> response.status() == 415 || response.status() >= 486)
                    .findFirst()
                    .map(response -> Refusal.of(response.status(), response.reason()))
                    .orElse(NOBODY_THERE);
        }
    }
}
