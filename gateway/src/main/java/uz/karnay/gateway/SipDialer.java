package uz.karnay.gateway;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.karnay.pbx.call.CallerId;
import uz.karnay.pbx.call.DialTarget;
import uz.karnay.pbx.call.Dialer;
import uz.karnay.pbx.call.LegListener;
import uz.karnay.pbx.call.LegPort;
import uz.karnay.pbx.call.Refusal;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.sip.agent.Content;
import uz.karnay.sip.agent.InviteSpec;
import uz.karnay.sip.agent.LocalContact;
import uz.karnay.sip.message.Address;
import uz.karnay.sip.message.HostPort;
import uz.karnay.sip.message.SipUri;
import uz.karnay.sip.message.Uri;

/** Places calls with INVITE: to the devices of extensions, and over trunks. Confined to its call loop. */
final class SipDialer implements Dialer {

    private static final Logger log = LoggerFactory.getLogger(SipDialer.class);

    private static final Refusal NO_PORTS = new Refusal(503, "No media ports left");
    private static final Refusal TOO_MANY_HOPS = new Refusal(483, "Too Many Hops");

    /** Where an INVITE goes, apart from what it offers. */
    private record Way(InviteSpec spec, FlowAddress peer, AudioRules rules) {}

    private final CallLoop line;
    private final GatewayConfig config;
    private final HostPort domain;
    private final Trunks trunks;
    private final TrunkTargets targets;
    private final TrunkContacts trunkContacts;

    SipDialer(CallLoop line, GatewayConfig config, Trunks trunks, TrunkTargets targets, TrunkContacts trunkContacts) {
        this.line = line;
        this.config = config;
        this.domain = HostPort.of(TrunkAddresses.host(config.domain()));
        this.trunks = trunks;
        this.targets = targets;
        this.trunkContacts = trunkContacts;
    }

    @Override
    public LegPort dial(DialTarget target, CallerId callerId, LegPort caller, LegListener events) {
        assert line.loop().isCurrent();
        SipLeg from = (SipLeg) caller;
        int hops = from.hopsLeft();
        Optional<Way> way = hops <= 0 ? Optional.empty() : way(target, callerId, hops);
        String peer = way.map(found -> found.peer.toString()).orElse("");
        var leg = new OutgoingLeg(line, config, events, peer, hops);
        if (way.isPresent()) {
            dial(leg, way.get(), from.audio());
            log.debug("Dialling {} with Call-ID {}", target.label(), leg.facts().sipCallId());
        } else {
            leg.fail(hops <= 0 ? TOO_MANY_HOPS : new Refusal(503, "No way to " + target.label()));
        }
        return leg;
    }

    private void dial(OutgoingLeg leg, Way way, LegAudio caller) {
        Optional<LegAudio> audio = LegAudio.open(line, way.rules, way.peer, leg);
        if (audio.isEmpty()) {
            leg.fail(NO_PORTS);
            return;
        }
        leg.soundsOn(audio.get());
        Optional<Content> offer = audio.get().terms().offerOf(caller.terms());
        if (offer.isEmpty()) {
            leg.fail(audio.get().terms().refusal(caller.terms()));
            return;
        }
        leg.dial(way.spec.withOffer(offer.get()));
    }

    private Optional<Way> way(DialTarget target, CallerId callerId, int hops) {
        return switch (target) {
            case DialTarget.Device device -> toDevice(device, callerId, hops);
            case DialTarget.Line over
            when over.trunk().account() == Trunk.Account.PROVIDER_REGISTERS -> toProvider(over, callerId, hops);
            case DialTarget.Line over -> toServer(over, callerId, hops);
        };
    }

    private Optional<Way> toDevice(DialTarget.Device device, CallerId callerId, int hops) {
        return DeviceWay.to(device.binding()).map(way -> {
            OutgoingIdentity identity = OutgoingIdentity.towardsPhone(callerId, domain);
            InviteSpec spec = InviteSpec.to(way.contact(), identity.from(), Content.NONE)
                    .withCallee(Address.of(SipUri.of(device.extension().login(), domain)))
                    .withContact(LocalContact.of(callerId.number().isEmpty() ? "anonymous" : callerId.number()))
                    .withDestination(way.destination())
                    .withRoutes(way.path())
                    .withHeaders(device.aloud() ? AutoAnswer.asked(identity.headers(), domain) : identity.headers())
                    .withHops(hops);
            return new Way(spec, way.source(), AudioRules.of(device.extension()));
        });
    }

    private Optional<Way> toServer(DialTarget.Line over, CallerId callerId, int hops) {
        Trunk trunk = over.trunk();
        Optional<TrunkTarget> target = targets.of(trunk.id());
        Optional<String> token = trunks.token(trunk.id());
        if (target.isEmpty() || token.isEmpty()) {
            return Optional.empty();
        }
        InviteSpec spec = spec(over, TrunkAddresses.callee(trunk, over.number()), callerId, hops)
                .withContact(LocalContact.of(token.get()))
                .withDestination(target.get().destination())
                .withRoutes(TrunkAddresses.routes(trunk));
        var peer = new FlowAddress(
                TrunkTarget.protocol(trunk.server().transport()),
                target.get().addresses().get(target.get().current()));
        return Optional.of(new Way(spec, peer, AudioRules.of(trunk)));
    }

    private Optional<Way> toProvider(DialTarget.Line over, CallerId callerId, int hops) {
        Trunk trunk = over.trunk();
        return trunkContacts
                .of(trunk.id(), line.loop().clock().now())
                .flatMap(held -> Uri.parse(held.contact())
                        .map(contact -> contact instanceof SipUri sip ? sip.withUser(over.number()) : contact)
                        .map(uri -> spec(over, uri, callerId, hops)
                                .withContact(
                                        LocalContact.of(trunks.token(trunk.id()).orElse("")))
                                .withDestination(held.source().destination()))
                        .map(spec -> new Way(spec, held.source(), AudioRules.of(trunk))));
    }

    private static InviteSpec spec(DialTarget.Line over, Uri callee, CallerId callerId, int hops) {
        OutgoingIdentity identity = OutgoingIdentity.towardsTrunk(over.trunk(), callerId);
        InviteSpec spec = InviteSpec.to(callee, identity.from(), Content.NONE)
                .withHeaders(identity.headers())
                .withHops(hops);
        return TrunkRequests.credentials(over.trunk())
                .map(spec::withCredentials)
                .orElse(spec);
    }

    @Override
    public boolean isOutOfOrder(Trunk trunk) {
        return trunks.isOutOfOrder(trunk);
    }

    @Override
    public void suspect(Trunk trunk) {
        trunks.suspect(trunk);
    }
}
