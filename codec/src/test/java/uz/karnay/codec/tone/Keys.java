package uz.karnay.codec.tone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import uz.karnay.codec.signal.Sounds;

/** Keys pressed as badly as a test wants, at 8000 samples a second; and what a detector makes of them. */
record Keys(double lowOff, double highOff, double lowDbm0, double highDbm0, int onMillis, int offMillis, double snr) {

    static final Keys GOOD = new Keys(0, 0, -10, -10, 40, 40, 60);

    Keys detuned(double low, double high) {
        return new Keys(low, high, lowDbm0, highDbm0, onMillis, offMillis, snr);
    }

    Keys at(double low, double high) {
        return new Keys(lowOff, highOff, low, high, onMillis, offMillis, snr);
    }

    Keys lasting(int on, int off) {
        return new Keys(lowOff, highOff, lowDbm0, highDbm0, on, off, snr);
    }

    Keys inNoise(double decibelBelow) {
        return new Keys(lowOff, highOff, lowDbm0, highDbm0, onMillis, offMillis, decibelBelow);
    }

    /** All sixteen, one after the other. */
    short[] press(long seed) {
        RandomGenerator random = Sounds.random(seed);
        int period = 8 * (onMillis + offMillis);
        double low = new Tone.Part(0, lowDbm0).amplitude();
        double high = new Tone.Part(0, highDbm0).amplitude();
        double noise = Math.sqrt((low * low + high * high) / 2) * Math.pow(10, -snr / 20);
        int shift = random.nextInt(40);
        return Sounds.of(16 * period + 800, i -> {
            double sample = noise * random.nextGaussian();
            int key = (i - shift) / period;
            int into = (i - shift) % period;
            if (i < shift || key > 15 || into >= 8 * onMillis) {
                return sample;
            }
            return sample
                    + low * Math.sin(2 * Math.PI * Dtmf.LOW_HERTZ[key / 4] * (1 + lowOff) * into / 8000 + seed)
                    + high * Math.sin(2 * Math.PI * Dtmf.HIGH_HERTZ[key % 4] * (1 + highOff) * into / 8000 + 2 * seed);
        });
    }

    static String heard(short[] sound, int rate) {
        StringBuilder keys = new StringBuilder();
        listen(sound, rate, keys, new ArrayList<>());
        return keys.toString();
    }

    static List<Duration> held(short[] sound, int rate) {
        List<Duration> held = new ArrayList<>();
        listen(sound, rate, new StringBuilder(), held);
        return held;
    }

    private static void listen(short[] sound, int rate, StringBuilder down, List<Duration> up) {
        DtmfDetector detector = new DtmfDetector(rate, new KeyListener() {
            @Override
            public void onKeyDown(char key) {
                down.append(key);
            }

            @Override
            public void onKeyUp(char key, Duration held) {
                up.add(held);
            }
        });
        int frame = rate / 50;
        for (int at = 0; at + frame <= sound.length; at += frame) {
            detector.listen(sound, at, frame);
        }
    }
}
