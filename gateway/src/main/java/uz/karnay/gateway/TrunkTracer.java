package uz.karnay.gateway;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import uz.karnay.loop.Clock;
import uz.karnay.pbx.directory.LiveDirectory;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.pbx.directory.TrunkId;
import uz.karnay.sip.message.Address;
import uz.karnay.sip.message.SipMessage;
import uz.karnay.sip.message.SipUri;
import uz.karnay.sip.parse.ParseResult;
import uz.karnay.sip.parse.SipParser;
import uz.karnay.sip.transport.Flow;
import uz.karnay.sip.transport.WireTap;

/** Puts what goes to and comes from an operator's server into the traces of its trunks. Confined to a call loop. */
final class TrunkTracer implements WireTap {

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
    public void onSent(Flow flow, ByteBuffer message) {
        trace(message, flow, true);
    }

    @Override
    public void onReceived(Flow flow, ByteBuffer message) {
        trace(message, flow, false);
    }

    private void trace(ByteBuffer message, Flow flow, boolean sent) {
        List<TrunkId> there = targets.at(flow.remote());
        if (there.isEmpty()) {
            return;
        }
        var bytes = new byte[message.remaining()];
        message.get(bytes);
        for (TrunkId id : there) {
            Optional<Trunk> trunk = directory.current().trunk(id);
            if (trunk.isPresent() && (there.size() == 1 || concerns(trunk.get(), bytes))) {
                trunks.facts(trunk.get()).trace().add(clock.now(), sent, FlowAddress.of(flow), ByteBuffer.wrap(bytes));
            }
        }
    }

    /** Of several accounts at one server, the one that the message names; all of them when it cannot be read. */
    private static boolean concerns(Trunk trunk, byte[] bytes) {
        return switch (SipParser.parse(bytes, 0, bytes.length)) {
            case ParseResult.Parsed(SipMessage message) -> isOf(trunk, message.from()) || isOf(trunk, message.to());
            case ParseResult.Malformed _ -> true;
        };
    }

    private static boolean isOf(Trunk trunk, Address party) {
        String login = trunk.identity().login();
        return party.sipUri().flatMap(SipUri::user).filter(login::equals).isPresent();
    }
}
