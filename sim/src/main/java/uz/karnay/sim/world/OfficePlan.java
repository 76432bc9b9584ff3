package uz.karnay.sim.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.karnay.loop.virtual.SeededEntropy;
import uz.karnay.pbx.directory.AudioCodec;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.directory.DialRule;
import uz.karnay.pbx.directory.DialRuleId;
import uz.karnay.pbx.directory.Did;
import uz.karnay.pbx.directory.DidId;
import uz.karnay.pbx.directory.Dtmf;
import uz.karnay.pbx.directory.E164;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.PeerAddress;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.directory.Secret;
import uz.karnay.pbx.directory.Settings;
import uz.karnay.pbx.directory.Srtp;
import uz.karnay.pbx.directory.Transport;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.pbx.directory.TrunkId;

/**
 * The directory of a random office: 3 to 8 extensions, one or two trunks, a DID for each extension and one or two more,
 * two rules of the dial plan.
 */
record OfficePlan(
        List<Extension> extensions, List<Trunk> trunks, List<Did> dids, List<DialRule> rules, Settings settings) {

    private static final String DID_PREFIX = "+99878555";

    OfficePlan {
        extensions = List.copyOf(extensions);
        trunks = List.copyOf(trunks);
        dids = List.copyOf(dids);
        rules = List.copyOf(rules);
    }

    static OfficePlan draw(SeededEntropy entropy) {
        var extensions = new ArrayList<Extension>();
        for (int i = 3 + entropy.below(6); i > 0; i--) {
            extensions.add(extension(entropy, extensions.size()));
        }
        var trunks = new ArrayList<Trunk>();
        for (int i = 1 + entropy.below(2); i > 0; i--) {
            trunks.add(trunk(entropy, trunks.size()));
        }
        return new OfficePlan(
                extensions, trunks, dids(entropy, extensions, trunks), rules(entropy, trunks), settings(entropy));
    }

    private static Extension extension(SeededEntropy entropy, int index) {
        String number = String.valueOf(200 + index);
        return new Extension(
                new ExtensionId(new UUID(1, index)),
                number,
                entropy.chance(0.5) ? number : "user" + number,
                entropy.chance(0.7) ? "Name of " + number : "",
                Secret.of("secret-" + entropy.token(8)),
                true,
                entropy.chance(0.3) ? did(index) : null,
                1 + entropy.below(4),
                entropy.chance(0.8)
                        ? List.of(AudioCodec.OPUS, AudioCodec.PCMA, AudioCodec.PCMU)
                        : List.of(AudioCodec.PCMA),
                Srtp.OFF,
                Dtmf.AUTO);
    }

    private static Trunk trunk(SeededEntropy entropy, int index) {
        boolean registers = entropy.chance(0.65);
        String login = "99878555000" + index;
        return new Trunk(
                new TrunkId(new UUID(7, index)),
                "operator-" + index,
                true,
                registers ? Trunk.Account.REGISTERS_TO_PROVIDER : Trunk.Account.BY_ADDRESS,
                new PeerAddress(host(index), 5060, Transport.UDP),
                null,
                new Trunk.Identity(login, null, Secret.of("trunk-secret-" + index), null, null, null),
                List.of(),
                new Trunk.Numbers(
                        one(entropy, Trunk.DidSource.values()),
                        one(entropy, Trunk.CallerSource.values()),
                        one(entropy, Trunk.NumberFormat.values()),
                        one(entropy, Trunk.NumberFormat.values()),
                        entropy.chance(0.5) ? did(index) : null,
                        one(entropy, Trunk.CallerHeader.values())),
                new Trunk.Timing(
                        Duration.ofSeconds(30 + entropy.below(300)),
                        Duration.ofSeconds(2 + entropy.below(20)),
                        Duration.ofSeconds(entropy.chance(0.2) ? 0 : 5 + entropy.below(40))),
                List.of(AudioCodec.PCMA, AudioCodec.PCMU),
                Srtp.OFF,
                Dtmf.AUTO,
                entropy.chance(0.2) ? 1 + entropy.below(3) : 0,
                entropy.chance(0.1),
                "");
    }

    /** The name of an operator's server. */
    static String host(int index) {
        return "operator" + index + ".uz";
    }

    private static <T> T one(SeededEntropy entropy, T[] choices) {
        return choices[entropy.below(choices.length)];
    }

    private static E164 did(int index) {
        return new E164(DID_PREFIX + String.format(java.util.Locale.ROOT, "%04d", index));
    }

    private static List<Did> dids(SeededEntropy entropy, List<Extension> extensions, List<Trunk> trunks) {
        var dids = new ArrayList<Did>();
        for (Extension extension : extensions) {
            @Nullable TrunkId only = entropy.chance(0.2) ? trunks.getFirst().id() : null;
            dids.add(did(dids.size(), only, new RouteTarget.ToExtension(extension.id())));
        }
        dids.add(did(
                dids.size(),
                null,
                new RouteTarget.ToVoicemail(extensions.getFirst().id())));
        if (entropy.chance(0.5)) {
            dids.add(did(dids.size(), null, new RouteTarget.ToExternal("901234567")));
        }
        return dids;
    }

    private static Did did(int index, @Nullable TrunkId trunk, RouteTarget target) {
        return new Did(new DidId(new UUID(3, index)), did(index), trunk, target, true, "");
    }

    private static List<DialRule> rules(SeededEntropy entropy, List<Trunk> trunks) {
        List<TrunkId> all = trunks.stream().map(Trunk::id).toList();
        return List.of(
                new DialRule(
                        new DialRuleId(new UUID(4, 1)),
                        1,
                        "mobile",
                        "9XXXXXXXX",
                        0,
                        "",
                        entropy.chance(0.5) ? all : all.reversed(),
                        null,
                        true),
                new DialRule(
                        new DialRuleId(new UUID(4, 2)),
                        2,
                        "with a nine",
                        "7XXXXXXXXX",
                        1,
                        "",
                        List.of(all.getFirst()),
                        did(0),
                        entropy.chance(0.8)));
    }

    private static Settings settings(SeededEntropy entropy) {
        return new Settings(
                entropy.chance(0.5) ? "71" : "",
                Duration.ofSeconds(5 + entropy.below(30)),
                Settings.defaults().zone());
    }

    /** All of it, as one change of an empty directory. */
    Change[] asChanges() {
        var changes = new ArrayList<Change>();
        changes.add(new Change.PutSettings(settings));
        extensions.forEach(extension -> changes.add(new Change.PutExtension(extension)));
        trunks.forEach(trunk -> changes.add(new Change.PutTrunk(trunk)));
        dids.forEach(did -> changes.add(new Change.PutDid(did)));
        rules.forEach(rule -> changes.add(new Change.PutDialRule(rule)));
        return changes.toArray(Change[]::new);
    }
}
