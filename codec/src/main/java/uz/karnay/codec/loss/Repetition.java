package uz.karnay.codec.loss;

/**
 * Goes on saying the end of a sound: its last pitch period over and over, then the last two, then three, without a step
 * where a round ends, where the number of periods grows, or where it all begins.
 */
final class Repetition {

    private static final int MOST_PERIODS = 3;

    private final float[] sound;

    private int period;
    private int overlap;
    private int periods;
    private int position;
    private int begun;
    private int formerPeriods;
    private int formerPosition;
    private int crossed;

    /** @param longestPeriod in samples */
    Repetition(int longestPeriod) {
        sound = new float[(MOST_PERIODS + 1) * longestPeriod];
    }

    /** Samples of the past that {@link #begin} looks at. */
    int reach() {
        return sound.length;
    }

    void begin(float[] past, int end, int period) {
        System.arraycopy(past, end - sound.length, sound, 0, sound.length);
        this.period = period;
        overlap = period / 4;
        periods = 1;
        position = 0;
        begun = 0;
        crossed = overlap;
    }

    /** Samples over which joints are smoothed: a quarter of a period. */
    int overlap() {
        return overlap;
    }

    /** Takes one period more into the round, up to three. */
    void lengthen() {
        if (periods == MOST_PERIODS) {
            return;
        }
        formerPeriods = periods;
        formerPosition = position;
        crossed = 0;
        periods++;
        position %= period;
    }

    float next() {
        float sample = at(periods, position) + edge();
        position = (position + 1) % (periods * period);
        return crossed < overlap ? crossedWithFormer(sample) : sample;
    }

    private float crossedWithFormer(float sample) {
        float weight = ++crossed / (overlap + 1f);
        float former = at(formerPeriods, formerPosition);
        formerPosition = (formerPosition + 1) % (formerPeriods * period);
        return former + weight * (sample - former);
    }

    /** The last quarter period of a round runs over into what stood before the round, which its beginning continues. */
    private float at(int periods, int position) {
        int round = periods * period;
        int index = sound.length - round + position;
        int intoOverlap = position - (round - overlap);
        if (intoOverlap < 0) {
            return sound[index];
        }
        float weight = (intoOverlap + 1) / (overlap + 1f);
        return sound[index] + weight * (sound[index - round] - sound[index]);
    }

    /** What the last samples differed from those a period earlier, mirrored behind them and dying away. */
    private float edge() {
        if (begun >= overlap) {
            return 0;
        }
        int mirror = sound.length - 1 - begun;
        begun++;
        return (1 - begun / (overlap + 1f)) * (sound[mirror] - sound[mirror - period]);
    }
}
