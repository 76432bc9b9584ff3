package uz.karnay.codec.echo;

import java.util.random.RandomGenerator;
import uz.karnay.codec.signal.Sounds;
import uz.karnay.codec.signal.Speech;

/** A line that ends in a hybrid: what is sent comes back later, 6 dB softer and smeared over 6 ms, over a little noise. */
final class Line {

    static final double RETURN_LOSS_DECIBEL = 6;

    private final double[] response;
    private final int delay;

    Line(int rate, int delayMillis, long seed) {
        RandomGenerator random = Sounds.random(seed);
        delay = rate * delayMillis / 1000;
        response = new double[rate * 6 / 1000];
        double energy = 0;
        for (int i = 0; i < response.length; i++) {
            response[i] = random.nextGaussian() * Math.exp(-5.0 * i / response.length);
            energy += response[i] * response[i];
        }
        for (int i = 0; i < response.length; i++) {
            response[i] *= Math.pow(10, -RETURN_LOSS_DECIBEL / 20) / Math.sqrt(energy);
        }
    }

    short[] echo(short[] sent) {
        return Sounds.of(sent.length, i -> {
            double sum = 0;
            for (int j = 0; j < response.length && j + delay <= i; j++) {
                sum += response[j] * sent[i - delay - j];
            }
            return sum;
        });
    }

    /** Somebody who talks without end. */
    static short[] talk(int rate, int seconds, double speed, int from) {
        short[] speech = Speech.sample(rate);
        return Sounds.of(rate * seconds, i -> {
            double at = (i + from) * speed % (speech.length - 1);
            int whole = (int) at;
            return speech[whole] + (at - whole) * (speech[whole + 1] - speech[whole]);
        });
    }

    static short[] noise(int rate, int seconds) {
        return Sounds.noise(rate * seconds, 3, 8);
    }

    /** What is left of {@code heard} by a canceller, moved back by its delay. */
    static short[] cancelled(EchoCanceller canceller, int rate, short[] sent, short[] heard) {
        short[] out = heard.clone();
        int frame = rate / 50;
        for (int at = 0; at < out.length; at += frame) {
            canceller.cancel(sent, at, out, at, frame);
        }
        int late = rate / 100;
        return Sounds.of(out.length, i -> i + late < out.length ? out[i + late] : 0);
    }
}
