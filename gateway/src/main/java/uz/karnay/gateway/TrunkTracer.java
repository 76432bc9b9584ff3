package uz.karnay.gateway;

import java.util.List;
import java.util.Optional;
import uz.karnay.loop.Clock;
import uz.karnay.pbx.directory.LiveDirectory;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.pbx.directory.TrunkId;
import uz.karnay.sip.message.SipMessage;
import uz.karnay.sip.message.SipUri;
import uz.karnay.sip.transport.Flow;
import uz.karnay.sip.transport.MessageWatcher;

/** Puts what goes to and comes from an operator's server into the traces of its trunks. Confined to a call loop. */
final class TrunkTracer implements MessageWatcher {

    private final LiveDirectory directory;
    private final TrunkTargets targets;
    private final Trunks trunks;
    private final Clock clock;

    TrunkTracer(LiveDirectory directory, TrunkTargets targets, Trunks trunks, Clock clock) {
        this.directory = directory;
        this.targets = targets;
        this.trunks = trunks;
        this.clock = clock;
    }

    @Override
    public void onSent(SipMessage message, Flow flow) {
        trace(message, flow, true);
    }

    @Override
    public void onReceived(SipMessage message, Flow flow) {
        trace(message, flow, false);
    }

    private void trace(SipMessage message, Flow flow, boolean sent) {
        List<TrunkId> there = targets.at(flow.remote());
        for (TrunkId id : there) {
            Optional<Trunk> trunk = directory.current().trunk(id);
            if (trunk.isPresent() && (there.size() == 1 || isOf(trunk.get(), message))) {
                trunks.facts(trunk.get()).trace().add(clock.now(), sent, FlowAddress.of(flow), message);
            }
        }
    }

    /** Of several accounts at one server, the one that the message names. */
    private static boolean isOf(Trunk trunk, SipMessage message) {
        String login = trunk.identity().login();
        return message.from()
                        .sipUri()
                        .flatMap(SipUri::user)
                        .filter(login::equals)
                        .isPresent()
                || message.to()
                        .sipUri()
                        .flatMap(SipUri::user)
                        .filter(login::equals)
                        .isPresent();
    }
}
