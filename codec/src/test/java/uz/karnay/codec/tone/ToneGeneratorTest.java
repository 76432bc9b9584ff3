package uz.karnay.codec.tone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uz.karnay.codec.signal.Sounds;

class ToneGeneratorTest {

    @ParameterizedTest
    @ValueSource(ints = {8000, 16000, 48000})
    void keepsFrequencyAndLevelForTenMinutes(int rate) {
        ToneGenerator generator = new ToneGenerator(rate, TonePlan.UZBEKISTAN.dial());
        short[] frame = new short[rate / 50];
        double amplitude = 32768 * Math.pow(10, (-10 - 3.14) / 20);
        for (int i = 0; i < 50 * 600; i++) {
            generator.read(frame, 0, frame.length);
        }
        short[] second = new short[rate];
        generator.read(second, 0, rate);
        assertThat(Sounds.amplitude(second, 0, rate, rate, 425)).isCloseTo(amplitude, within(1.0));
    }

    @Test
    void keepsTheRhythmOfBusy() {
        short[] sound = new short[8000 * 7];
        new ToneGenerator(8000, TonePlan.UZBEKISTAN.busy()).read(sound, 0, sound.length);
        for (int round = 0; round < 10; round++) {
            int start = round * 5600;
            assertThat(Sounds.rms(sound, start + 40, start + 2760)).isGreaterThan(4500);
            assertThat(Sounds.rms(sound, start + 2800, start + 5600)).isZero();
        }
    }

    @Test
    void doesNotClickWhereAToneEndsOrBegins() {
        short[] sound = new short[8000];
        new ToneGenerator(8000, TonePlan.UZBEKISTAN.congestion()).read(sound, 0, sound.length);
        double amplitude = new Tone.Part(425, -10).amplitude();
        assertThat(Sounds.largestStep(sound, 0, sound.length))
                .isLessThanOrEqualTo((int) Math.ceil(amplitude * 2 * Math.PI * 425 / 8000) + 1);
    }

    @Test
    void isSilentAfterItsEndAndSaysSo() {
        ToneGenerator generator =
                new ToneGenerator(8000, Dtmf.sequence("5", Duration.ofMillis(50), Duration.ofMillis(50)));
        short[] sound = new short[800];
        assertThat(generator.read(sound, 0, 400)).isTrue();
        assertThat(generator.read(sound, 0, 800)).isFalse();
        assertThat(generator.hasEnded()).isTrue();
        assertThat(sound).containsOnly(0);
    }

    @Test
    void saysSpecialInformationInThreeSteps() {
        short[] sound = new short[8000 * 2];
        new ToneGenerator(8000, TonePlan.UZBEKISTAN.specialInformation()).read(sound, 0, sound.length);
        double amplitude = new Tone.Part(0, -10).amplitude();
        assertThat(Sounds.amplitude(sound, 100, 2600, 8000, 950)).isCloseTo(amplitude, within(40.0));
        assertThat(Sounds.amplitude(sound, 2740, 5200, 8000, 1400)).isCloseTo(amplitude, within(40.0));
        assertThat(Sounds.amplitude(sound, 5400, 7800, 8000, 1800)).isCloseTo(amplitude, within(40.0));
        assertThat(Sounds.rms(sound, 7920, 15920)).isZero();
    }

    @Test
    void sendsTheHighGroupOfAKeyTwoDecibelLouder() {
        short[] sound = new short[1600];
        new ToneGenerator(8000, ToneSequence.once(Dtmf.tone('7', Duration.ofMillis(200)))).read(sound, 0, 1600);
        double low = Sounds.amplitude(sound, 40, 1560, 8000, 852);
        double high = Sounds.amplitude(sound, 40, 1560, 8000, 1209);
        assertThat(Sounds.decibel(high / low)).isCloseTo(2, within(0.1));
    }

    @Test
    void refusesWhatIsNoKeyAndNoTone() {
        assertThatThrownBy(() -> Dtmf.tone('E', Duration.ofMillis(50))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Tone.silence(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Dtmf.isKey('#')).isTrue();
        assertThat(Dtmf.isKey('a')).isFalse();
    }
}
