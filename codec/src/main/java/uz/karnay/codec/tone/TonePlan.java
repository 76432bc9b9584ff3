package uz.karnay.codec.tone;

import java.time.Duration;

/** What a national network says with tones (ITU-T E.180, E.182). */
public record TonePlan(
        ToneSequence dial,
        ToneSequence ringing,
        ToneSequence busy,
        ToneSequence congestion,
        ToneSequence callWaiting,
        ToneSequence specialInformation) {

    /** E.180 wants -10 dBm0, give or take 5. */
    private static final double LEVEL_DBM0 = -10;

    /** 425 Hz, with the rhythms of the networks of the former Soviet Union. */
    public static final TonePlan UZBEKISTAN = new TonePlan(
            ToneSequence.repeating(Tone.of(425, LEVEL_DBM0, Tone.ENDLESS)),
            rhythm(425, 1000, 4000),
            rhythm(425, 350, 350),
            rhythm(425, 175, 175),
            rhythm(425, 200, 5000),
            specialInformation(950, 1400, 1800));

    private static ToneSequence rhythm(double hertz, int onMillis, int offMillis) {
        return ToneSequence.repeating(
                Tone.of(hertz, LEVEL_DBM0, Duration.ofMillis(onMillis)), Tone.silence(Duration.ofMillis(offMillis)));
    }

    /** Three tones of 330 ms and a second of silence (E.180). */
    private static ToneSequence specialInformation(double first, double second, double third) {
        Duration length = Duration.ofMillis(330);
        return ToneSequence.repeating(
                Tone.of(first, LEVEL_DBM0, length),
                Tone.of(second, LEVEL_DBM0, length),
                Tone.of(third, LEVEL_DBM0, length),
                Tone.silence(Duration.ofSeconds(1)));
    }
}
