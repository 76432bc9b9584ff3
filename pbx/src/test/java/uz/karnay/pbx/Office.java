package uz.karnay.pbx;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import uz.karnay.pbx.directory.AudioCodec;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.directory.DialRule;
import uz.karnay.pbx.directory.DialRuleId;
import uz.karnay.pbx.directory.Did;
import uz.karnay.pbx.directory.DidId;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.Dtmf;
import uz.karnay.pbx.directory.E164;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.Facility;
import uz.karnay.pbx.directory.PeerAddress;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.directory.Secret;
import uz.karnay.pbx.directory.Settings;
import uz.karnay.pbx.directory.Srtp;
import uz.karnay.pbx.directory.Transport;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.pbx.directory.TrunkId;

/** Alice, Bob, their operators and their numbers. */
public final class Office {

    public static final Extension ALICE = extension("100", "Alice");
    public static final Extension BOB = extension("200", "Bob");
    public static final Trunk BELL = trunk("bell", "998785553322");
    public static final Trunk SARKOR = trunk("sarkor", "998712001122");
    public static final Trunk BRANCH = tieLine("branch");
    public static final Did RECEPTION = did("+998785553322", new RouteTarget.ToExtension(BOB.id()));

    private Office() {}

    public static Extension extension(String number, String name) {
        return new Extension(
                new ExtensionId(id("extension " + number)),
                number,
                "u" + number,
                name,
                Secret.of("secret-" + number),
                true,
                null,
                3,
                List.of(AudioCodec.PCMA, AudioCodec.PCMU),
                Srtp.OFF,
                Dtmf.AUTO);
    }

    public static Extension switchedOff(Extension extension) {
        return new Extension(
                extension.id(),
                extension.number(),
                extension.login(),
                extension.name(),
                extension.password(),
                false,
                extension.callerId(),
                extension.maxDevices(),
                extension.codecs(),
                extension.srtp(),
                extension.dtmf());
    }

    public static Extension showing(Extension extension, String callerId) {
        return new Extension(
                extension.id(),
                extension.number(),
                extension.login(),
                extension.name(),
                extension.password(),
                extension.enabled(),
                new E164(callerId),
                extension.maxDevices(),
                extension.codecs(),
                extension.srtp(),
                extension.dtmf());
    }

    public static Trunk trunk(String name, String login) {
        return trunk(name, login, Trunk.Account.REGISTERS_TO_PROVIDER, Trunk.NumberFormat.E164, 0, false, true);
    }

    public static Trunk recorded(Trunk trunk) {
        return new Trunk(
                trunk.id(),
                trunk.name(),
                trunk.enabled(),
                trunk.account(),
                trunk.server(),
                trunk.outboundProxy(),
                trunk.identity(),
                trunk.addresses(),
                trunk.numbers(),
                trunk.timing(),
                trunk.codecs(),
                trunk.srtp(),
                trunk.dtmf(),
                trunk.maxChannels(),
                trunk.tieLine(),
                trunk.note(),
                true,
                Trunk.Cleaning.NONE);
    }

    public static Did recorded(Did did) {
        return new Did(did.id(), did.number(), did.trunk(), did.target(), did.enabled(), did.note(), true);
    }

    public static Trunk tieLine(String name) {
        return trunk(name, "", Trunk.Account.BY_ADDRESS, Trunk.NumberFormat.AS_IS, 0, true, true);
    }

    public static Trunk switchedOff(Trunk trunk) {
        return trunk(
                trunk.name(),
                trunk.identity().login(),
                trunk.account(),
                trunk.numbers().calledFormat(),
                trunk.maxChannels(),
                trunk.tieLine(),
                false);
    }

    public static Trunk narrow(Trunk trunk, int channels) {
        return trunk(
                trunk.name(),
                trunk.identity().login(),
                trunk.account(),
                trunk.numbers().calledFormat(),
                channels,
                trunk.tieLine(),
                trunk.enabled());
    }

    private static Trunk trunk(
            String name,
            String login,
            Trunk.Account account,
            Trunk.NumberFormat format,
            int channels,
            boolean tieLine,
            boolean enabled) {
        return new Trunk(
                new TrunkId(id("trunk " + name)),
                name,
                enabled,
                account,
                new PeerAddress("sip." + name + ".uz", 5060, Transport.UDP),
                null,
                new Trunk.Identity(login, null, Secret.of(login.isEmpty() ? "" : "pw-" + login), null, null, null),
                List.of(),
                new Trunk.Numbers(
                        Trunk.DidSource.REQUEST_URI,
                        Trunk.CallerSource.FROM,
                        format,
                        Trunk.NumberFormat.PLUS_E164,
                        null,
                        Trunk.CallerHeader.NONE),
                new Trunk.Timing(Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ofSeconds(30)),
                List.of(AudioCodec.PCMA),
                Srtp.OFF,
                Dtmf.AUTO,
                channels,
                tieLine,
                "");
    }

    public static Did did(String number, RouteTarget target) {
        return new Did(new DidId(id("did " + number)), new E164(number), null, target, true, "");
    }

    public static DialRule rule(int position, String pattern, Trunk... trunks) {
        return rule(position, pattern, 0, "", trunks);
    }

    public static DialRule rule(int position, String pattern, int strip, String prepend, Trunk... trunks) {
        return new DialRule(
                new DialRuleId(id("rule " + position)),
                position,
                "rule " + position,
                pattern,
                strip,
                prepend,
                Arrays.stream(trunks).map(Trunk::id).toList(),
                null,
                true);
    }

    /** A directory of these rows over the usual ones: Alice, Bob, bell, sarkor, branch and the reception's number. */
    public static Directory with(Object... rows) {
        var changes = new ArrayList<Change>();
        for (Object row : List.of(ALICE, BOB, BELL, SARKOR, BRANCH, RECEPTION)) {
            changes.add(put(row));
        }
        for (Object row : rows) {
            changes.add(put(row));
        }
        return Directory.empty().with(changes);
    }

    public static Change put(Object row) {
        return switch (row) {
            case Extension extension -> new Change.PutExtension(extension);
            case Trunk trunk -> new Change.PutTrunk(trunk);
            case Did did -> new Change.PutDid(did);
            case DialRule rule -> new Change.PutDialRule(rule);
            case Facility facility -> new Change.PutFacility(facility);
            case Settings settings -> new Change.PutSettings(settings);
            default -> throw new IllegalArgumentException("no row: " + row);
        };
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
