package uz.karnay.codec.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uz.karnay.codec.signal.Sounds;

class EchoCancellerTest {

    @ParameterizedTest
    @CsvSource({
        "8000, 5",
        "8000, 10",
        "8000, 20",
        "8000, 40",
        "8000, 60",
        "8000, 80",
        "8000, 100",
        "8000, 120",
        "16000, 5",
        "16000, 40",
        "16000, 80",
        "16000, 120"
    })
    void takesThirtyDecibelOffTheEchoOfNoiseAfterASecond(int rate, int delayMillis) {
        short[] sent = Sounds.noise(rate * 4, 3000, delayMillis);
        assertThat(enhancement(rate, delayMillis, sent, 1, 4)).isGreaterThan(30);
    }

    @ParameterizedTest
    @CsvSource({
        "8000, 5",
        "8000, 10",
        "8000, 20",
        "8000, 40",
        "8000, 60",
        "8000, 80",
        "8000, 100",
        "8000, 120",
        "16000, 5",
        "16000, 40",
        "16000, 80",
        "16000, 120"
    })
    void takesThirtyDecibelOffTheEchoOfSpeechAfterTwoSeconds(int rate, int delayMillis) {
        short[] sent = Line.talk(rate, 6, 1, 0);
        assertThat(enhancement(rate, delayMillis, sent, 2, 6)).isGreaterThan(35);
    }

    @ParameterizedTest
    @CsvSource({"8000, 5", "8000, 10", "8000, 30", "8000, 73", "8000, 120", "16000, 5", "16000, 30", "16000, 95"})
    void takesThirtyDecibelOffTheEchoOfWhoeverBeginsToTalkWithinTwoSeconds(int rate, int delayMillis) {
        short[] slow = Line.talk(rate, 3, 0.9, 20_000);
        short[] quick = Line.talk(rate, 3, 1.1, 50_000);
        assertThat(aboutTheSecondSecond(rate, delayMillis, slow)).isGreaterThan(30);
        assertThat(aboutTheSecondSecond(rate, delayMillis, quick)).isGreaterThan(30);
    }

    @ParameterizedTest
    @CsvSource({"8000, 5", "8000, 60", "8000, 120", "16000, 60"})
    void keepsTheNearVoiceWhileBothTalkAndForgetsNothing(int rate, int delayMillis) {
        short[] sent = Line.talk(rate, 12, 1, 0);
        short[] echo = new Line(rate, delayMillis, 3).echo(sent);
        short[] talk = Line.talk(rate, 12, 0.83, 9000);
        short[] near = Sounds.of(sent.length, i -> i >= 5 * rate && i < 9 * rate ? talk[i] : 0);
        short[] heard = Sounds.sum(Sounds.sum(echo, near), Line.noise(rate, 12));
        short[] left = Line.cancelled(new EchoCanceller(rate, 140), rate, sent, heard);
        assertThat(Sounds.signalToNoise(near, left, 5 * rate + rate / 2, 9 * rate - rate / 100))
                .isGreaterThan(20);
        assertThat(Sounds.signalToNoise(near, heard, 5 * rate + rate / 2, 9 * rate - rate / 100))
                .isLessThan(8);
        assertThat(enhancement(echo, left, 9 * rate + rate / 100, 12 * rate - rate / 50))
                .isGreaterThan(30);
    }

    @Test
    void leavesTheNearVoiceAloneWhenNothingWasSent() {
        short[] near = Line.talk(8000, 5, 1, 0);
        short[] left = Line.cancelled(new EchoCanceller(8000, 140), 8000, new short[near.length], near);
        assertThat(Sounds.signalToNoise(near, left, 0, near.length - 160)).isGreaterThan(30);
    }

    @Test
    void learnsAnotherPathWhenTheLineChanges() {
        assertThat(afterChange(Sounds.noise(8000 * 8, 3000, 1), 5, 8)).isGreaterThan(35);
        assertThat(afterChange(Line.talk(8000, 8, 1, 0), 5, 8)).isGreaterThan(25);
    }

    private static double afterChange(short[] sent, int fromSecond, int toSecond) {
        int rate = 8000;
        short[] before = new Line(rate, 60, 3).echo(sent);
        short[] after = new Line(rate, 20, 9).echo(sent);
        short[] echo = Sounds.of(sent.length, i -> i < 4 * rate ? before[i] : after[i]);
        short[] left = Line.cancelled(new EchoCanceller(rate, 140), rate, sent, echo);
        return enhancement(echo, left, fromSecond * rate, toSecond * rate - rate / 50);
    }

    @Test
    void learnsWhileBothTalkFromTheFirstWord() {
        int rate = 8000;
        short[] sent = Line.talk(rate, 8, 1, 0);
        short[] near = Line.talk(rate, 8, 0.83, 9000);
        short[] heard = Sounds.sum(Sounds.sum(new Line(rate, 40, 3).echo(sent), near), Line.noise(rate, 8));
        short[] left = Line.cancelled(new EchoCanceller(rate, 140), rate, sent, heard);
        assertThat(Sounds.signalToNoise(near, heard, 2 * rate, 8 * rate - rate / 50))
                .isLessThan(8);
        assertThat(Sounds.signalToNoise(near, left, 2 * rate, 8 * rate - rate / 50))
                .isGreaterThan(15);
    }

    @Test
    void doesNotLearnANearVoiceForAnEcho() {
        int rate = 8000;
        short[] sent = Line.talk(rate, 8, 1, 0);
        short[] near = Line.talk(rate, 8, 0.83, 9000);
        short[] left = Line.cancelled(new EchoCanceller(rate, 140), rate, sent, near);
        assertThat(Sounds.signalToNoise(near, left, 2 * rate, 8 * rate - rate / 50))
                .isGreaterThan(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 16000})
    void putsTheNoiseOfTheLineWhereTheEchoWas(int rate) {
        short[] sent = Line.talk(rate, 10, 1, 0);
        short[] noise = Sounds.noise(rate * 10, 60, 5);
        short[] heard = Sounds.sum(new Line(rate, 40, 3).echo(sent), noise);
        short[] left = Line.cancelled(new EchoCanceller(rate, 140), rate, sent, heard);
        double quietest = Double.MAX_VALUE;
        for (int at = 4 * rate; at < 9 * rate; at += rate / 10) {
            quietest = Math.min(quietest, Sounds.rms(left, at, at + rate / 10));
        }
        assertThat(quietest).isGreaterThan(20);
        assertThat(Sounds.rms(left, 4 * rate, 9 * rate)).isLessThan(90);
    }

    @Test
    void refusesRatesTailsAndPartsItWasNotMadeFor() {
        assertThatThrownBy(() -> new EchoCanceller(48000, 140)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EchoCanceller(8000, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EchoCanceller(8000, 140).cancel(new short[81], 0, new short[81], 0, 81))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double aboutTheSecondSecond(int rate, int delayMillis, short[] sent) {
        short[] echo = new Line(rate, delayMillis, 17).echo(sent);
        short[] heard = Sounds.sum(echo, Line.noise(rate, sent.length / rate));
        short[] left = Line.cancelled(new EchoCanceller(rate, 140), rate, sent, heard);
        return enhancement(echo, left, 3 * rate / 2, 5 * rate / 2);
    }

    private static double enhancement(int rate, int delayMillis, short[] sent, int fromSecond, int toSecond) {
        short[] echo = new Line(rate, delayMillis, 3).echo(sent);
        short[] heard = Sounds.sum(echo, Line.noise(rate, sent.length / rate));
        short[] left = Line.cancelled(new EchoCanceller(rate, 140), rate, sent, heard);
        return enhancement(echo, left, fromSecond * rate, toSecond * rate - rate / 50);
    }

    private static double enhancement(short[] echo, short[] left, int from, int to) {
        return Sounds.decibel(Sounds.rms(echo, from, to) / Sounds.rms(left, from, to));
    }
}
