package uz.karnay.sim.world;

import java.time.Duration;
import java.util.List;
import uz.karnay.loop.virtual.SeededEntropy;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.directory.Did;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.Secret;
import uz.karnay.pbx.directory.Settings;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.sim.karnay.SimKarnay;

/** Changes the directory while calls run. */
final class Administrator {

    private final SimKarnay karnay;
    private final OfficePlan plan;
    private final SeededEntropy entropy;

    Administrator(SimKarnay karnay, OfficePlan plan, SeededEntropy entropy) {
        this.karnay = karnay;
        this.plan = plan;
        this.entropy = entropy;
    }

    /** One change, of anything. */
    void work() {
        karnay.change("administrator", change(karnay.directory()));
    }

    private Change change(Directory now) {
        Extension extension = now.extension(one(plan.extensions()).id()).orElseThrow();
        Trunk trunk = now.trunk(one(plan.trunks()).id()).orElseThrow();
        Did did = one(plan.dids());
        return switch (entropy.below(8)) {
            case 0 -> new Change.PutExtension(withEnabled(extension, !extension.enabled()));
            case 1 -> new Change.PutExtension(withPassword(extension, "changed-" + entropy.token(6)));
            case 2 -> new Change.PutTrunk(withEnabled(trunk, !trunk.enabled()));
            case 3 -> new Change.PutTrunk(withExpiry(trunk, Duration.ofSeconds(30 + entropy.below(300))));
            case 4 -> new Change.PutTrunk(withChannels(trunk, entropy.below(4)));
            case 5 -> now.did(did.id()).isPresent() ? new Change.RemoveDid(did.id()) : new Change.PutDid(did);
            case 6 -> new Change.PutDid(withTarget(did));
            default ->
                new Change.PutSettings(new Settings(
                        now.settings().areaCode(),
                        Duration.ofSeconds(5 + entropy.below(30)),
                        now.settings().zone()));
        };
    }

    private Did withTarget(Did did) {
        Extension target = one(plan.extensions());
        return new Did(
                did.id(),
                did.number(),
                did.trunk(),
                new uz.karnay.pbx.directory.RouteTarget.ToExtension(target.id()),
                entropy.chance(0.8),
                did.note());
    }

    private static Extension withEnabled(Extension from, boolean enabled) {
        return new Extension(
                from.id(),
                from.number(),
                from.login(),
                from.name(),
                from.password(),
                enabled,
                from.callerId(),
                from.maxDevices(),
                from.codecs(),
                from.srtp(),
                from.dtmf());
    }

    private static Extension withPassword(Extension from, String password) {
        return new Extension(
                from.id(),
                from.number(),
                from.login(),
                from.name(),
                Secret.of(password),
                from.enabled(),
                from.callerId(),
                from.maxDevices(),
                from.codecs(),
                from.srtp(),
                from.dtmf());
    }

    private static Trunk withEnabled(Trunk from, boolean enabled) {
        return copy(from, enabled, from.timing(), from.maxChannels());
    }

    private static Trunk withExpiry(Trunk from, Duration expiry) {
        var timing =
                new Trunk.Timing(expiry, from.timing().retry(), from.timing().qualify());
        return copy(from, from.enabled(), timing, from.maxChannels());
    }

    private static Trunk withChannels(Trunk from, int most) {
        return copy(from, from.enabled(), from.timing(), most);
    }

    private static Trunk copy(Trunk from, boolean enabled, Trunk.Timing timing, int maxChannels) {
        return new Trunk(
                from.id(),
                from.name(),
                enabled,
                from.account(),
                from.server(),
                from.outboundProxy(),
                from.identity(),
                from.addresses(),
                from.numbers(),
                timing,
                from.codecs(),
                from.srtp(),
                from.dtmf(),
                maxChannels,
                from.tieLine(),
                from.note());
    }

    private <T> T one(List<T> choices) {
        return choices.get(entropy.below(choices.size()));
    }
}
