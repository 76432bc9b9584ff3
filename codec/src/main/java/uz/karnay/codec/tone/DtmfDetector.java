package uz.karnay.codec.tone;

import java.time.Duration;
import uz.karnay.codec.resample.Resampler;
import uz.karnay.codec.signal.Pcm;

/**
 * Hears the keys that are pressed in a sound, within what ITU-T Q.24 lists: frequencies up to 1.5 % off are taken and from
 * 3.5 % on refused, tones of 40 ms are taken and of 23 ms refused, pauses of 40 ms divide and gaps of 10 ms do not,
 * levels of -25 to 0 dBm0, the high group up to 4 dB louder and 8 dB softer, at 15 dB above noise. A key is only taken
 * when next to nothing else sounds, which is what speech does not do for long. Allocates nothing after it was made.
 * Confined to the loop of its stream.
 */
public final class DtmfDetector {

    private static final char NONE = 0;

    /** Halfway between what must be taken and what must be refused. */
    private static final double MOST_DETUNING = 0.025;

    /** Of all power, at least; of a key in noise 15 dB below it is 0.97. */
    private static final double LEAST_SHARE = 0.85;

    /** Of each frequency: -30 dBm0. */
    private static final double LEAST_POWER = Math.pow(new Tone.Part(0, -30).amplitude(), 2) / 2;

    private static final double MOST_HIGH_TO_LOW = Math.pow(10, 0.5);
    private static final double LEAST_HIGH_TO_LOW = Math.pow(10, -0.95);

    /** Looks in a row that must hear a key: 25 ms of window are filled for so long by some 28 ms of tone and more. */
    private static final int LOOKS_TO_BEGIN = 4;

    /** Looks in a row that must not hear it. */
    private static final int LOOKS_TO_END = 4;

    private static final int MILLIS_PER_LOOK = 5;

    /** A tone fills the window well enough for some 10 ms less than it lasts. */
    private static final int MILLIS_UNSEEN = 10;

    private final KeyListener listener;
    private final Resampler resampler;
    private final DtmfSpectrum spectrum = new DtmfSpectrum();
    private final short[] narrow = new short[DtmfSpectrum.RATE / 50];
    private final float[] sound = new float[DtmfSpectrum.WINDOW];
    private int fresh;

    private char candidate = NONE;
    private int heard;
    private char held = NONE;
    private int heldLooks;
    private int missed;
    private double heldPower;

    /** @param sampleRate 8000, 16000 or 48000 */
    public DtmfDetector(int sampleRate, KeyListener listener) {
        this.listener = listener;
        resampler = Resampler.between(sampleRate, DtmfSpectrum.RATE);
    }

    /** Listens to the next samples of the stream: any number at 8000, whole milliseconds at other rates. */
    public void listen(short[] samples, int at, int count) {
        int step = narrow.length * (resampler.fromRate() / DtmfSpectrum.RATE);
        for (int done = 0; done < count; done += step) {
            int narrowCount = resampler.resample(samples, at + done, Math.min(step, count - done), narrow, 0);
            listenNarrow(narrowCount);
        }
    }

    private void listenNarrow(int count) {
        int done = 0;
        while (done < count) {
            int part = Math.min(count - done, DtmfSpectrum.HOP - fresh);
            Pcm.toFloats(narrow, done, sound, DtmfSpectrum.WINDOW - DtmfSpectrum.HOP + fresh, part);
            fresh += part;
            done += part;
            if (fresh == DtmfSpectrum.HOP) {
                spectrum.look(sound);
                onLook();
                System.arraycopy(sound, DtmfSpectrum.HOP, sound, 0, DtmfSpectrum.WINDOW - DtmfSpectrum.HOP);
                fresh = 0;
            }
        }
    }

    private void onLook() {
        int low = spectrum.strongest(0);
        int high = spectrum.strongest(4);
        double power = spectrum.power(low) + spectrum.power(high);
        char key = Dtmf.KEYS.charAt(low * 4 + high - 4);
        if (held != NONE) {
            whileHeld(key, power);
        }
        if (held == NONE) {
            whileWaiting(isClean(low, high, power) ? key : NONE, power);
        }
    }

    /** Once held, a key only has to stay the strongest, so that a gap of 10 ms or a word does not end it. */
    private void whileHeld(char key, double power) {
        heldLooks++;
        if (key == held && power > heldPower / 4) {
            missed = 0;
            heldPower = Math.max(heldPower, power);
        } else if (++missed == LOOKS_TO_END) {
            listener.onKeyUp(held, Duration.ofMillis((heldLooks - missed) * (long) MILLIS_PER_LOOK + MILLIS_UNSEEN));
            held = NONE;
            candidate = NONE;
        }
    }

    private void whileWaiting(char key, double power) {
        heard = key == candidate ? heard + 1 : 1;
        candidate = key;
        if (key != NONE && heard == LOOKS_TO_BEGIN) {
            held = key;
            heldLooks = heard;
            missed = 0;
            heldPower = power;
            listener.onKeyDown(key);
        }
    }

    private boolean isClean(int low, int high, double power) {
        double highToLow = spectrum.power(high) / spectrum.power(low);
        return power >= LEAST_SHARE * spectrum.power()
                && Math.min(spectrum.power(low), spectrum.power(high)) >= LEAST_POWER
                && highToLow <= MOST_HIGH_TO_LOW
                && highToLow >= LEAST_HIGH_TO_LOW
                && Math.abs(spectrum.detuning(low)) <= MOST_DETUNING
                && Math.abs(spectrum.detuning(high)) <= MOST_DETUNING;
    }
}
