package uz.karnay.codec.tone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uz.karnay.codec.signal.Sounds;
import uz.karnay.codec.signal.Speech;

class DtmfDetectorTest {

    private static final String ALL = Dtmf.KEYS;

    @ParameterizedTest
    @ValueSource(ints = {8000, 16000, 48000})
    void hearsEveryKeyAtEveryRate(int rate) {
        short[] sound = new short[rate * 2];
        ToneSequence keys = Dtmf.sequence(ALL, Duration.ofMillis(50), Duration.ofMillis(50));
        new ToneGenerator(rate, keys).read(sound, 0, sound.length);
        assertThat(Keys.heard(sound, rate)).isEqualTo(ALL);
    }

    @Test
    void hearsFortyMillisecondsOfToneAndPauseInNoiseFifteenDecibelBelow() {
        for (int seed = 0; seed < 50; seed++) {
            assertThat(Keys.heard(Keys.GOOD.inNoise(15).press(seed), 8000)).isEqualTo(ALL);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.015, 0.015})
    void takesFrequenciesOneAndAHalfPercentOff(double off) {
        for (int seed = 0; seed < 5; seed++) {
            Keys keys = Keys.GOOD.inNoise(15);
            assertThat(Keys.heard(keys.detuned(off, 0).press(seed), 8000)).isEqualTo(ALL);
            assertThat(Keys.heard(keys.detuned(0, off).press(seed), 8000)).isEqualTo(ALL);
            assertThat(Keys.heard(keys.detuned(off, -off).press(seed), 8000)).isEqualTo(ALL);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.035, 0.035})
    void refusesFrequenciesThreeAndAHalfPercentOff(double off) {
        for (int seed = 0; seed < 5; seed++) {
            Keys keys = Keys.GOOD.lasting(100, 50).inNoise(30);
            assertThat(Keys.heard(keys.detuned(off, 0).press(seed), 8000)).isEmpty();
            assertThat(Keys.heard(keys.detuned(0, off).press(seed), 8000)).isEmpty();
        }
    }

    @Test
    void refusesTonesOfTwentyThreeMilliseconds() {
        for (int seed = 0; seed < 40; seed++) {
            assertThat(Keys.heard(Keys.GOOD.lasting(23, 50).press(seed), 8000)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -3, -6, -8})
    void takesAHighGroupUpToEightDecibelSofter(int twist) {
        for (int seed = 0; seed < 10; seed++) {
            assertThat(Keys.heard(Keys.GOOD.at(-10, -10 + twist).inNoise(15).press(seed), 8000))
                    .isEqualTo(ALL);
        }
    }

    @Test
    void takesAHighGroupFourDecibelLouder() {
        for (int seed = 0; seed < 10; seed++) {
            assertThat(Keys.heard(Keys.GOOD.at(-14, -10).inNoise(15).press(seed), 8000))
                    .isEqualTo(ALL);
        }
    }

    @Test
    void refusesGroupsThatDifferMore() {
        assertThat(Keys.heard(Keys.GOOD.at(-10, -22).press(1), 8000)).isEmpty();
        assertThat(Keys.heard(Keys.GOOD.at(-17, -10).press(1), 8000)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-25, -16, -6, 0})
    void takesLevelsFromMinusTwentyFiveToZero(int dbm0) {
        assertThat(Keys.heard(Keys.GOOD.at(dbm0, dbm0).inNoise(20).press(1), 8000))
                .isEqualTo(ALL);
    }

    @Test
    void refusesWhatIsTooFaint() {
        assertThat(Keys.heard(Keys.GOOD.at(-35, -35).press(1), 8000)).isEmpty();
    }

    @Test
    void dividesTheSameKeyByAPauseOfFortyMillisecondsAndNotByAGapOfTen() {
        for (int start = 0; start < 40; start += 7) {
            assertThat(Keys.heard(twiceWithAGap(40, start), 8000)).isEqualTo("11");
            assertThat(Keys.heard(twiceWithAGap(10, start), 8000)).isEqualTo("1");
        }
    }

    @Test
    void saysHowLongAKeyWasHeld() {
        for (int millis : new int[] {50, 100, 400}) {
            short[] sound = Keys.GOOD.lasting(millis, 60).press(1);
            assertThat(Keys.held(sound, 8000))
                    .hasSize(16)
                    .allSatisfy(held -> assertThat(held.toMillis()).isBetween(millis - 12L, millis + 12L));
        }
    }

    @Test
    void hearsAKeyOnTopOfADialTone() {
        short[] dialTone = new short[16 * 640 + 800];
        new ToneGenerator(8000, ToneSequence.once(Tone.of(425, -25, Tone.ENDLESS))).read(dialTone, 0, dialTone.length);
        short[] sound = Sounds.sum(Keys.GOOD.at(-8, -8).press(1), dialTone);
        assertThat(Keys.heard(sound, 8000)).isEqualTo(ALL);
    }

    /** Ten minutes: the same seven seconds at eighty speeds, so that every formant passes every frequency. */
    @Test
    void hearsNoKeyInTenMinutesOfSpeech() {
        short[] speech = Speech.sample(8000);
        for (int step = 0; step < 86; step++) {
            assertThat(Keys.heard(atSpeed(speech, 0.6 + step * 0.01), 8000)).isEmpty();
        }
    }

    @Test
    void hearsNoKeyInNoiseOrSingleTones() {
        assertThat(Keys.heard(Sounds.noise(8000 * 20, 5000, 1), 8000)).isEmpty();
        for (int hertz = 300; hertz < 3400; hertz += 25) {
            assertThat(Keys.heard(Sounds.tone(8000, hertz, 8000, 200), 8000)).isEmpty();
        }
    }

    @Test
    void hearsNoKeyInWhatANetworkSays() {
        for (ToneSequence sequence : Arrays.asList(
                TonePlan.UZBEKISTAN.busy(), TonePlan.UZBEKISTAN.ringing(), TonePlan.UZBEKISTAN.specialInformation())) {
            short[] sound = new short[8000 * 10];
            new ToneGenerator(8000, sequence).read(sound, 0, sound.length);
            assertThat(Keys.heard(sound, 8000)).isEmpty();
        }
    }

    private static short[] twiceWithAGap(int gapMillis, int start) {
        return Sounds.of(8 * 400, i -> {
            double millis = (i - start) / 8.0;
            boolean sounds = (millis >= 50 && millis < 100) || (millis >= 100 + gapMillis && millis < 150 + gapMillis);
            double low = Math.sin(2 * Math.PI * 697 * i / 8000);
            return sounds ? 5000 * low + 5000 * Math.sin(2 * Math.PI * 1209 * i / 8000) : 0;
        });
    }

    private static short[] atSpeed(short[] sound, double speed) {
        return Sounds.of((int) ((sound.length - 1) / speed), i -> {
            int whole = (int) (i * speed);
            return sound[whole] + (i * speed - whole) * (sound[whole + 1] - sound[whole]);
        });
    }
}
