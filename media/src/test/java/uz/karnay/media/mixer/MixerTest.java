package uz.karnay.media.mixer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import uz.karnay.codec.level.SoundLevel;
import uz.karnay.media.audio.AudioSource;

class MixerTest {

    private static final double AMPLITUDE = 4000;
    private static final Percentage ONE_DECIBEL = Percentage.withPercentage(12);

    private final Mixer mixer = new Mixer();
    private final Person alice = new Person(8000, 400, AMPLITUDE);
    private final Person bob = new Person(8000, 1000, AMPLITUDE);
    private final Person carol = new Person(8000, 1600, AMPLITUDE);

    @Test
    void letsEachHearAllButHimself() {
        all(alice, bob, carol);
        tick(3);
        assertThat(alice.hears(alice)).isLessThan(2);
        assertThat(alice.hears(bob)).isCloseTo(AMPLITUDE, ONE_DECIBEL);
        assertThat(alice.hears(carol)).isCloseTo(AMPLITUDE, ONE_DECIBEL);
        assertThat(bob.hears(bob)).isLessThan(2);
        assertThat(bob.hears(alice)).isCloseTo(AMPLITUDE, ONE_DECIBEL);
        assertThat(carol.hears(carol)).isLessThan(2);
    }

    @Test
    void bringsEveryVoiceToTheRateOfEveryEar() {
        var dave = new Person(48_000, 3000, AMPLITUDE);
        var erin = new Person(16_000, 5000, AMPLITUDE);
        all(alice, dave, erin);
        tick(10);
        assertThat(alice.hears(dave)).isCloseTo(AMPLITUDE, ONE_DECIBEL);
        assertThat(alice.hears(3000)).as("5 kHz folded back").isCloseTo(AMPLITUDE, ONE_DECIBEL);
        assertThat(dave.hears(alice)).isCloseTo(AMPLITUDE, ONE_DECIBEL);
        assertThat(dave.hears(erin)).as("wide band among wide band").isCloseTo(AMPLITUDE, ONE_DECIBEL);
        assertThat(erin.hears(dave)).isCloseTo(AMPLITUDE, ONE_DECIBEL);
        assertThat(dave.hears(dave)).isLessThan(2);
        assertThat(erin.hears(erin)).isLessThan(2);
    }

    @Test
    void nobodyHearsWhoIsMuted() {
        mixer.join(alice, alice, Audience.EVERYONE);
        Member muted = mixer.join(bob, bob, Audience.NOBODY);
        tick(3);
        assertThat(alice.hears(bob)).isLessThan(2);
        assertThat(bob.hears(alice)).isCloseTo(AMPLITUDE, ONE_DECIBEL);
        muted.audience(Audience.EVERYONE);
        tick(3);
        assertThat(alice.hears(bob)).isCloseTo(AMPLITUDE, ONE_DECIBEL);
    }

    @Test
    void aWhisperReachesTheAgentAlone() {
        Member agent = mixer.join(alice, alice, Audience.EVERYONE);
        mixer.join(bob, bob, Audience.EVERYONE);
        mixer.join(carol, carol, new Audience.Only(agent));
        tick(3);
        assertThat(alice.hears(carol)).isCloseTo(AMPLITUDE, ONE_DECIBEL);
        assertThat(alice.hears(bob)).isCloseTo(AMPLITUDE, ONE_DECIBEL);
        assertThat(bob.hears(carol)).isLessThan(2);
        assertThat(carol.hears(alice)).isCloseTo(AMPLITUDE, ONE_DECIBEL);
        assertThat(carol.hears(bob)).isCloseTo(AMPLITUDE, ONE_DECIBEL);
    }

    @Test
    void whatOneIsToldNobodyElseHears() {
        Member told = mixer.join(alice, alice, Audience.NOBODY);
        mixer.join(bob, bob, Audience.EVERYONE);
        told.tell(carol);
        tick(3);
        assertThat(alice.hears(carol)).isCloseTo(AMPLITUDE, ONE_DECIBEL);
        assertThat(alice.hears(bob)).isCloseTo(AMPLITUDE, ONE_DECIBEL);
        assertThat(bob.hears(carol)).isLessThan(2);
        carol.hum(0);
        tick(3);
        assertThat(alice.hears(carol)).isLessThan(2);
    }

    @Test
    void mixesTheLoudestEight() {
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            people.add(new Person(8000, 300 + 200 * i, 500 + 100 * i));
        }
        all(people.toArray(Person[]::new));
        var listener = new Person(8000, 200, 0);
        all(listener);
        tick(20);
        assertThat(people.stream().filter(person -> listener.hears(person) > 100))
                .hasSize(8);
        // those who had the floor first keep it against voices that are not twice as loud
        Person loud = people.get(10);
        loud.hum(20 * 500);
        tick(3);
        assertThat(listener.hears(loud)).isGreaterThan(8000);
        assertThat(people.stream().filter(person -> listener.hears(person) > 100))
                .hasSize(8);
    }

    @Test
    void theFloorPassesWithoutAClick() {
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            people.add(new Person(8000, 100 + 10 * i, i < 8 ? 300 : 0));
        }
        all(people.toArray(Person[]::new));
        var listener = new Person(8000, 200, 0);
        all(listener);
        tick(20);
        people.get(8).hum(3000);
        tick(20);
        assertThat(listener.hears(people.get(8))).isGreaterThan(2000);
        // the steepest step that the tones alone can make, all at once
        assertThat(listener.biggestStep()).isLessThan(2 * (int) (2 * Math.PI * 180 / 8000 * (3000 + 8 * 300)));
    }

    @Test
    void pressesWhatIsTooLoudInsteadOfBreakingIt() {
        var loudAlice = new Person(8000, 400, 30_000);
        var loudBob = new Person(8000, 410, 30_000);
        var listener = new Person(8000, 200, 0);
        all(loudAlice, loudBob, listener);
        tick(50);
        assertThat(listener.loudest()).isGreaterThan(24_000).isLessThanOrEqualTo(Short.MAX_VALUE);
        assertThat(Bus.press(60_000)).isGreaterThan(Bus.press(50_000)).isLessThanOrEqualTo(Short.MAX_VALUE);
        assertThat(Bus.press(-60_000)).isEqualTo((short) -Bus.press(60_000));
        assertThat(Bus.press(Integer.MAX_VALUE))
                .isLessThanOrEqualTo(Short.MAX_VALUE)
                .isPositive();
    }

    @Test
    void playsAToneToAllAndForgetsItWhenItEnds() {
        all(alice, bob);
        var chime = new Person(16_000, 700, 2000);
        mixer.announce(chime);
        tick(3);
        assertThat(alice.hears(chime)).isCloseTo(2000, ONE_DECIBEL);
        assertThat(bob.hears(chime)).isCloseTo(2000, ONE_DECIBEL);
        chime.hum(0);
        tick(3);
        chime.hum(2000);
        tick(3);
        assertThat(alice.hears(chime)).isCloseTo(0, within(2.0));
    }

    @Test
    void whoLeftIsNeitherHeardNorServed() {
        all(alice);
        Member leaving = mixer.join(bob, bob, Audience.EVERYONE);
        tick(3);
        mixer.leave(leaving);
        mixer.leave(leaving);
        tick(3);
        assertThat(alice.hears(bob)).isLessThan(2);
        assertThat(mixer.size()).isEqualTo(1);
    }

    @Test
    void bringsVoicesToOneLoudness() {
        var gain = new Levelled(new Murmur(700));
        var frame = new short[160];
        int loudest = SoundLevel.QUIETEST;
        for (int i = 0; i < 50 * 10; i++) {
            gain.read(frame);
            loudest = i < 50 * 9 ? loudest : Math.min(loudest, SoundLevel.of(frame, 0, frame.length));
        }
        assertThat(loudest).as("-dBov").isBetween(12, 24);
    }

    /** Somebody whose voice swells and falls as speech does, softly: the amplitude of its loudest moments. */
    private static final class Murmur implements AudioSource {

        private final double amplitude;
        private int at;

        private Murmur(double amplitude) {
            this.amplitude = amplitude;
        }

        @Override
        public int rate() {
            return 8000;
        }

        @Override
        public boolean read(short[] frame) {
            for (int i = 0; i < frame.length; i++) {
                double seconds = at++ / 8000.0;
                double swell = Math.max(0, Math.sin(2 * Math.PI * 2.5 * seconds));
                double pitch = 2 * Math.PI * 140 * seconds;
                frame[i] = (short) (amplitude * swell * (Math.sin(pitch) + Math.sin(3 * pitch) / 2));
            }
            return true;
        }
    }

    private void all(Person... people) {
        for (Person person : people) {
            mixer.join(person, person, Audience.EVERYONE);
        }
    }

    private void tick(int times) {
        for (int i = 0; i < times; i++) {
            mixer.tick();
        }
    }
}
