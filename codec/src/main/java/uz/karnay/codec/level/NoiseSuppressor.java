package uz.karnay.codec.level;

import uz.karnay.codec.noise.NoiseFloor;
import uz.karnay.codec.signal.Pcm;
import uz.karnay.codec.signal.ShortTimeSpectrum;

/**
 * Dampens stationary noise by some 14 dB and leaves speech as it is: a Wiener filter whose idea of the signal-to-noise
 * ratio is steadied from block to block (Ephraim and Malah's decision-directed way), over a floor that follows the noise.
 * Adds 10 ms of delay. Allocates nothing after it was made. Confined to the loop of its stream.
 */
public final class NoiseSuppressor {

    private static final float LEAST_GAIN = 0.18f;
    private static final float STEADINESS = 0.97f;

    private final ShortTimeSpectrum spectrum;
    private final NoiseFloor noise;
    private final float[] samples;
    private final float[] power;
    private final float[] cleanPower;

    /** @param sampleRate 8000, 16000 or 48000 */
    public NoiseSuppressor(int sampleRate) {
        spectrum = new ShortTimeSpectrum(sampleRate);
        noise = new NoiseFloor(spectrum.bins(), 100, 1.6, 0.1f, 1.5f);
        samples = new float[spectrum.hop()];
        power = new float[spectrum.bins()];
        cleanPower = new float[spectrum.bins()];
    }

    /**
     * Cleans the next samples in place.
     *
     * @param count a multiple of 10 ms
     */
    public void suppress(short[] sound, int at, int count) {
        if (count % samples.length != 0) {
            throw new IllegalArgumentException(count + " samples are no multiple of " + samples.length);
        }
        for (int done = 0; done < count; done += samples.length) {
            Pcm.toFloats(sound, at + done, samples, 0, samples.length);
            spectrum.analyse(samples, 0);
            spectrum.power(power);
            noise.observe(power);
            for (int k = 0; k < power.length; k++) {
                dampen(k);
            }
            spectrum.synthesise(samples, 0);
            Pcm.toShorts(samples, 0, sound, at + done, samples.length);
        }
    }

    private void dampen(int k) {
        float floor = noise.floor(k) + 1;
        float above = Math.max(0, power[k] / floor - 1);
        float ratio = STEADINESS * cleanPower[k] / floor + (1 - STEADINESS) * above;
        float gain = Math.max(LEAST_GAIN, ratio / (1 + ratio));
        cleanPower[k] = gain * gain * power[k];
        spectrum.real()[k] *= gain;
        spectrum.imaginary()[k] *= gain;
    }
}
