package uz.karnay.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uz.karnay.codec.g711.Law;
import uz.karnay.loop.virtual.VirtualLoop;
import uz.karnay.media.MediaLoop;
import uz.karnay.media.audio.AudioSource;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.directory.ConferenceRoom;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.RoomId;
import uz.karnay.pbx.directory.Secret;
import uz.karnay.pbx.record.CallRecord.Step;
import uz.karnay.rtp.event.TelephoneEvent;
import uz.karnay.sip.agent.Session;

/** Alice, Bob and Carol meet in a room: 800 is open to all, 801 has PINs and waits for its moderator. */
class ConferenceTest {

    private static final String PIN = "1234#";
    private static final String MODERATOR = "9876#";
    private static final Duration FRAME = Duration.ofMillis(20);
    /** What anybody is to be heard by at least, as a share of all that is heard. */
    private static final double HEARD = 0.1;

    private static final double NOT_HEARD = 0.01;
    private static final double MUSIC = 2900;

    private final Office office = new Office(
            46,
            new Change.PutExtension(Office.extension(new ExtensionId(new UUID(1, 102)), "202", "carol")),
            new Change.PutFacility(room(1, "800", "", "", 2)),
            new Change.PutFacility(room(2, "801", "1234", "9876", 10)),
            new Change.PutFacility(room(3, "802", "", "", 10)));
    private final Guest alice = new Guest("alice", "10.1.0.1", 350);
    private final Guest bob = new Guest("bob", "10.1.0.2", 1200);
    private final Guest carol = new Guest("carol", "10.1.0.3", 2000);

    private static ConferenceRoom room(int id, String number, String pin, String moderatorPin, int seats) {
        return new ConferenceRoom(
                new RoomId(new UUID(5, id)),
                "Room " + number,
                number,
                Secret.of(pin),
                Secret.of(moderatorPin),
                !moderatorPin.isEmpty(),
                false,
                false,
                seats,
                true);
    }

    @BeforeEach
    void playsMusic() {
        office.music = rate -> Optional.of(new Hum(rate));
    }

    @AfterEach
    void leavesNothingBehind() {
        List.of(alice, bob, carol).forEach(Guest::hangsUp);
        office.advance(300);
        assertThat(office.faults).isEmpty();
        assertThat(office.rooms.size()).isZero();
        assertThat(office.agent.dialogs()).isZero();
        assertThat(office.ports.inUse()).isZero();
        assertThat(office.mediaLoop.ticks().size()).isZero();
        assertThat(office.time.liveScripts()).isZero();
    }

    private void talk(Guest... guests) {
        office.advance(2); // tones of the door are over
        List.of(alice, bob, carol).forEach(guest -> guest.heard.clear());
        for (int i = 0; i < 100; i++) {
            if (i == 50) {
                List.of(alice, bob, carol).forEach(guest -> guest.heard.clear());
            }
            for (Guest guest : guests) {
                guest.says();
            }
            office.advance(FRAME);
        }
    }

    @Test
    void threeHearEachOtherAndNobodyHimself() {
        alice.calls("802");
        bob.calls("802");
        carol.calls("802");
        talk(alice, bob, carol);
        assertThat(alice.hears(alice)).isLessThan(NOT_HEARD);
        assertThat(alice.hears(bob)).isGreaterThan(HEARD);
        assertThat(alice.hears(carol)).isGreaterThan(HEARD);
        assertThat(bob.hears(bob)).isLessThan(NOT_HEARD);
        assertThat(bob.hears(alice)).isGreaterThan(HEARD);
        assertThat(bob.hears(carol)).isGreaterThan(HEARD);
        assertThat(carol.hears(carol)).isLessThan(NOT_HEARD);
        carol.hangsUp();
        talk(alice, bob);
        assertThat(alice.hears(bob)).isGreaterThan(HEARD);
        assertThat(office.records.getFirst().steps())
                .extracting(Step::what)
                .contains("conference Room 802", "in conference Room 802");
    }

    @Test
    void whoComesIsToldByATone() {
        alice.calls("802");
        office.advance(3);
        alice.heard.clear();
        bob.calls("802");
        assertThat(alice.hears(523) + alice.hears(784)).isGreaterThan(HEARD);
    }

    @Test
    void threeWrongPinsEndTheCall() {
        alice.calls("801");
        for (int i = 0; i < 3; i++) {
            assertThat(alice.isGone()).isFalse();
            alice.presses("1111#");
            office.advance(2);
        }
        assertThat(alice.isGone()).isTrue();
        assertThat(office.records).singleElement().satisfies(record -> {
            assertThat(record.reason()).isEqualTo("No right PIN was given for the conference Room 801");
            assertThat(record.steps())
                    .filteredOn(step -> step.why().equals("the PIN was wrong"))
                    .hasSize(3);
        });
    }

    @Test
    void whoWaitsForTheModeratorHearsMusic() {
        alice.calls("801");
        alice.presses(PIN);
        bob.calls("801");
        bob.presses(PIN);
        talk(alice, bob);
        assertThat(alice.hears(MUSIC)).isGreaterThan(HEARD);
        assertThat(alice.hears(bob)).isLessThan(NOT_HEARD);
        carol.calls("801");
        carol.presses(MODERATOR);
        talk(alice, bob, carol);
        assertThat(alice.hears(MUSIC)).isLessThan(NOT_HEARD);
        assertThat(alice.hears(bob)).isGreaterThan(HEARD);
        assertThat(alice.hears(carol)).isGreaterThan(HEARD);
        carol.hangsUp();
        assertThat(office.records.getFirst().steps()).extracting(Step::why).contains("as moderator");
        talk(alice, bob);
        assertThat(alice.hears(bob)).as("it goes on without him").isGreaterThan(HEARD);
    }

    @Test
    void whoMutesHimselfIsHeardAgainWhenHeWantsIt() {
        alice.calls("802");
        bob.calls("802");
        alice.presses("1");
        talk(alice, bob);
        assertThat(bob.hears(alice)).isLessThan(NOT_HEARD);
        assertThat(alice.hears(bob)).isGreaterThan(HEARD);
        alice.presses("1");
        talk(alice);
        assertThat(bob.hears(alice)).isGreaterThan(HEARD);
        alice.hangsUp();
        assertThat(office.records.getFirst().steps()).extracting(Step::what).contains("mutes himself", "speaks again");
    }

    @Test
    void theModeratorHushesAllOthers() {
        alice.calls("801");
        alice.presses(PIN);
        carol.calls("801");
        carol.presses(MODERATOR);
        carol.presses("2");
        talk(alice, carol);
        assertThat(carol.hears(alice)).isLessThan(NOT_HEARD);
        assertThat(alice.hears(carol)).isGreaterThan(HEARD);
        alice.presses("2");
        talk(alice);
        assertThat(carol.hears(alice)).as("he alone may").isLessThan(NOT_HEARD);
        carol.presses("2");
        talk(alice);
        assertThat(carol.hears(alice)).isGreaterThan(HEARD);
    }

    @Test
    void aLockedRoomLetsNobodyIn() {
        carol.calls("801");
        carol.presses(MODERATOR);
        carol.presses("3");
        alice.calls("801");
        alice.presses(PIN);
        office.advance(3);
        assertThat(alice.isGone()).isTrue();
        assertThat(office.records.getFirst().reason()).isEqualTo("Conference Room 801: the room is locked");
        carol.hangsUp();
        carol.calls("801");
        carol.presses(MODERATOR);
        alice.calls("801");
        alice.presses(PIN);
        office.advance(3);
        assertThat(alice.isGone()).as("with its last member the room has ended").isFalse();
    }

    @Test
    void aFullRoomTurnsOthersAway() {
        alice.calls("800");
        bob.calls("800");
        carol.calls("800");
        office.advance(3);
        assertThat(carol.isGone()).isTrue();
        assertThat(office.records.getFirst().reason()).isEqualTo("Conference Room 800: the room is full");
    }

    @Test
    void aRoomThatIsHeldOnAnotherMediaLoopIsNotEntered() {
        VirtualLoop elsewhere = office.time.loop("media-1");
        RoomId room = new RoomId(new UUID(5, 3));
        assertThat(office.rooms.seat(room, new MediaLoop(elsewhere, office.rtp.sockets(elsewhere)), 8000))
                .isPresent();
        alice.calls("802");
        office.advance(1);
        assertThat(alice.isGone()).isTrue();
        assertThat(office.records.getFirst().reason()).isEqualTo("The conference is held on another media loop");
        office.rooms.leave(room);
        alice.calls("802");
        office.advance(1);
        assertThat(alice.isGone()).isFalse();
    }

    @Test
    void whoTriesPinsInCallAfterCallFindsTheDoorShut() {
        for (int i = 0; i < 10; i++) {
            alice.calls("801");
            alice.presses("1111#2222#3333#");
            office.advance(2);
        }
        bob.calls("801");
        bob.presses(MODERATOR + MODERATOR + MODERATOR);
        office.advance(2);
        assertThat(bob.isGone()).isTrue();
        office.advance(15 * 60);
        bob.calls("801");
        bob.presses(MODERATOR);
        office.advance(2);
        assertThat(bob.isGone()).isFalse();
    }

    /** The music of the office. */
    private static final class Hum implements AudioSource {

        private final int rate;
        private int at;

        Hum(int rate) {
            this.rate = rate;
        }

        @Override
        public int rate() {
            return rate;
        }

        @Override
        public boolean read(short[] frame) {
            for (int i = 0; i < frame.length; i++) {
                frame[i] = wave(MUSIC, at++, rate);
            }
            return true;
        }
    }

    private static short wave(double hertz, int at, int rate) {
        return (short) (5000 * Math.sin(2 * Math.PI * hertz * at / rate));
    }

    /** Somebody with a voice of one frequency. */
    private final class Guest {

        private final Party phone;
        private final String address;
        private final InetSocketAddress rtp;
        private final double hertz;
        private final List<byte[]> heard;
        private Party.Calling call = new Party.Calling();
        private int sequence = 100;

        Guest(String name, String address, double hertz) {
            this.phone = office.phone(name, address, 5060);
            this.address = address;
            this.rtp = Party.address(address, 4000);
            this.hertz = hertz;
            this.heard = office.listen(rtp);
        }

        void calls(String number) {
            call = phone.call(number, Sdp.of(address, 4000, "8 PCMA/8000", "101 telephone-event/8000"));
            office.advance(Duration.ofMillis(500));
        }

        void hangsUp() {
            Session session = call.talk.session;
            if (session != null) {
                phone.loop.run(session::hangUp);
            }
            office.advance(2);
        }

        boolean isGone() {
            return call.talk.end != null;
        }

        void says() {
            int at = now();
            ByteBuffer packet = header(8, 172, at);
            for (int i = 0; i < 160; i++) {
                packet.put(12 + i, Law.A.encode(wave(hertz, at + i, 8000)));
            }
            send(packet);
        }

        void presses(String keys) {
            keys.chars().forEach(key -> press(key == '#' ? 11 : key - '0'));
            office.advance(Duration.ofMillis(500));
        }

        private void press(int code) {
            int begin = now();
            for (int i = 1; i <= 7; i++) {
                ByteBuffer packet = header(101, 16, begin);
                TelephoneEvent.write(packet, 12, code, i >= 5, 10, Math.min(i, 5) * 160);
                send(packet);
                office.advance(FRAME);
            }
            office.advance(FRAME.multipliedBy(5));
        }

        double hears(Guest other) {
            return hears(other.hertz);
        }

        /** Which share of all that was heard since it was forgotten has this frequency. */
        double hears(double wanted) {
            var samples = new ArrayList<Short>();
            for (byte[] packet : heard) {
                for (int i = 12; packet[1] % 128 == 8 && i < packet.length; i++) {
                    samples.add(Law.A.decode(packet[i]));
                }
            }
            double re = 0;
            double im = 0;
            double all = 0;
            for (int i = 0; i < samples.size(); i++) {
                double sample = samples.get(i);
                re += sample * Math.cos(2 * Math.PI * wanted * i / 8000);
                im += sample * Math.sin(2 * Math.PI * wanted * i / 8000);
                all += sample * sample;
            }
            return all == 0 ? 0 : 2 * (re * re + im * im) / samples.size() / all;
        }

        /** In units of the RTP clock. */
        private int now() {
            return (int) (office.time.nanos() / 125_000);
        }

        private ByteBuffer header(int payloadType, int bytes, int timestamp) {
            sequence++;
            return ByteBuffer.allocate(bytes)
                    .put(0, (byte) 0x80)
                    .put(1, (byte) payloadType)
                    .putShort(2, (short) sequence)
                    .putInt(4, timestamp)
                    .putInt(8, 0x1234);
        }

        private void send(ByteBuffer packet) {
            var bytes = new byte[packet.capacity()];
            packet.get(0, bytes);
            office.rtp.send(rtp, Sdp.rtp(call.sdp()), bytes);
        }
    }
}
