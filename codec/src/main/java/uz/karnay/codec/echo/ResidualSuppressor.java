package uz.karnay.codec.echo;

import uz.karnay.codec.noise.NoiseFloor;
import uz.karnay.codec.signal.ShortTimeSpectrum;
import uz.karnay.codec.signal.WhiteNoise;

/**
 * Dampens, bin by bin, what the learned path could not foretell of an echo, and puts the noise of the line in its place, so
 * that the line does not go dead when only the far side talks. Speech of the near side stands far above what is expected to
 * be left and passes. Adds 10 ms of delay.
 */
final class ResidualSuppressor {

    /** What no linear filter can foretell, as a share of the echo: -25 dB. */
    private static final float NEVER_FORETOLD = 0.003f;

    /** How much more is taken away than is expected to be there. */
    private static final float EXCESS = 2;

    private static final float LEAST_GAIN = 0.06f;
    private static final float SMOOTHING = 0.5f;

    private final ShortTimeSpectrum sound;
    private final ShortTimeSpectrum echo;
    private final float[] power;
    private final float[] echoPower;
    private final float[] heard;
    private final float[] left;
    private final NoiseFloor floor;
    private final WhiteNoise noise = new WhiteNoise(77);

    ResidualSuppressor(int sampleRate) {
        sound = new ShortTimeSpectrum(sampleRate);
        echo = new ShortTimeSpectrum(sampleRate);
        power = new float[sound.bins()];
        echoPower = new float[sound.bins()];
        heard = new float[sound.bins()];
        left = new float[sound.bins()];
        floor = new NoiseFloor(sound.bins(), 100, 2, 0.1f, 1.5f);
    }

    /** Works on a block in place: {@code samples} with the foretold echo taken away. */
    void suppress(float[] samples, float[] foretold, EchoPath path) {
        sound.analyse(samples, 0);
        echo.analyse(foretold, 0);
        sound.power(power);
        echo.power(echoPower);
        floor.observe(power);
        for (int k = 0; k < power.length; k++) {
            float expected = EXCESS * path.expectedLeft(k) + NEVER_FORETOLD * echoPower[k];
            heard[k] += SMOOTHING * (power[k] - heard[k]);
            left[k] += SMOOTHING * (expected - left[k]);
            dampen(k, Math.max(LEAST_GAIN, 1 - left[k] / (heard[k] + 1)));
        }
        sound.synthesise(samples, 0);
    }

    private void dampen(int k, float gain) {
        float fill = (float) Math.sqrt((1 - gain * gain) * Math.min(floor.floor(k), power[k]) / 2);
        sound.real()[k] = sound.real()[k] * gain + fill * noise.next();
        sound.imaginary()[k] = sound.imaginary()[k] * gain + fill * noise.next();
    }
}
