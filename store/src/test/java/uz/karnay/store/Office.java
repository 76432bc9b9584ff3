package uz.karnay.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.AddressRange;
import uz.karnay.pbx.directory.AudioCodec;
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
import uz.karnay.pbx.directory.Srtp;
import uz.karnay.pbx.directory.Transport;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.pbx.directory.TrunkId;
import uz.karnay.pbx.record.CallId;
import uz.karnay.pbx.record.CallRecord;
import uz.karnay.pbx.record.CallRecord.Hearing;
import uz.karnay.pbx.record.CallRecord.LegRecord;
import uz.karnay.pbx.record.CallRecord.MediaFigures;
import uz.karnay.pbx.record.CallRecord.Party;
import uz.karnay.pbx.record.CallRecord.Step;
import uz.karnay.pbx.record.CallRecord.Window;
import uz.karnay.pbx.record.Direction;
import uz.karnay.pbx.record.Disposition;

/** A small office with Alice and Bob, a trunk, a number and a rule; and calls that were made there. */
final class Office {

    static final Instant MORNING = Instant.parse("2026-11-23T04:00:00.123456Z");
    static final Extension ALICE = extension(101, "Alice", "alice-secret-7Kq2");
    static final Extension BOB = extension(102, "Bob", "bob-secret-x9Wz");
    static final Trunk BELL = trunk("bell", "trunk-secret-Pw4R");
    static final Did DID = new Did(
            new DidId(id(300)),
            new E164("+998785553322"),
            BELL.id(),
            new RouteTarget.ToExtension(ALICE.id()),
            true,
            "front desk",
            true);
    static final DialRule OUT = new DialRule(
            new DialRuleId(id(400)), 1, "out", "9X.", 1, "", List.of(BELL.id()), new E164("+998785553322"), true);

    private Office() {}

    static UUID id(long number) {
        return new UUID(0x7000L, 0x8000_0000_0000_0000L | number);
    }

    static Extension extension(int number, String name, String password) {
        return new Extension(
                new ExtensionId(id(number)),
                String.valueOf(number),
                "u" + number,
                name,
                Secret.of(password),
                true,
                number == 101 ? new E164("+998785553322") : null,
                5,
                List.of(AudioCodec.PCMA, AudioCodec.OPUS),
                Srtp.OFFERED,
                Dtmf.INBAND);
    }

    static Trunk trunk(String name, String password) {
        return new Trunk(
                new TrunkId(id(200)),
                name,
                true,
                Trunk.Account.REGISTERS_TO_PROVIDER,
                new PeerAddress("sip.bell.uz", 5060, Transport.UDP),
                new PeerAddress("proxy.bell.uz", 5070, Transport.TCP),
                new Trunk.Identity("998785553322", null, Secret.of(password), "bell.uz", null, "bell.uz"),
                List.of(new AddressRange("192.0.2.0", 24, 0), new AddressRange("2001:db8::", 32, 5060)),
                new Trunk.Numbers(
                        Trunk.DidSource.TO,
                        Trunk.CallerSource.FROM,
                        Trunk.NumberFormat.E164,
                        Trunk.NumberFormat.PLUS_E164,
                        null,
                        Trunk.CallerHeader.P_ASSERTED_IDENTITY),
                new Trunk.Timing(Duration.ofMinutes(2), Duration.ofSeconds(30), Duration.ZERO),
                List.of(AudioCodec.PCMU),
                Srtp.REQUIRED,
                Dtmf.INFO,
                10,
                false,
                "Bell",
                true,
                new Trunk.Cleaning(true, false, true));
    }

    /** The call of this number: minutes after the morning began, from Alice to Bob, the same for the same number. */
    static CallRecord call(long number) {
        return call(number, "101", "102", null, Disposition.ANSWERED);
    }

    static CallRecord call(long number, String caller, String called, @Nullable String trunk, Disposition disposition) {
        Instant at = MORNING.plusSeconds(number);
        var leg = new LegRecord(
                caller,
                "call-" + number + "@192.0.2.1",
                "udp:192.0.2.1:5060",
                at,
                at.plusSeconds(2),
                at.plusSeconds(9),
                200,
                "OK",
                "PCMA",
                new MediaFigures(
                        350,
                        351,
                        2,
                        1.25,
                        1,
                        new Hearing(4.39, 4.1, 0.5, 0.1, 1.25, 65.0),
                        new Hearing(null, null, 0.0, null, 2.5, null),
                        23.5,
                        List.of(new Window(10, 4.39, null), new Window(20, 4.1, 4.25))));
        var ringing = new LegRecord(
                called, "ring-" + number, "udp:192.0.2.2:5060", at, null, at, 487, "gone", "", MediaFigures.NONE);
        return new CallRecord(
                new CallId(id(number)),
                trunk == null ? Direction.INTERNAL : Direction.INBOUND,
                caller,
                "Аlisa \"A\" \u0001",
                called,
                trunk,
                at,
                disposition == Disposition.ANSWERED ? at.plusSeconds(2) : null,
                at.plusSeconds(9),
                disposition,
                Party.CALLED,
                200,
                "Normal call clearing",
                3,
                List.of(leg, ringing),
                List.of(new Step(at, "matched extension " + called, "dialled")));
    }
}
