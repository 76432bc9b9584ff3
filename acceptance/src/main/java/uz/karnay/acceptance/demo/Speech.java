package uz.karnay.acceptance.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import uz.karnay.acceptance.audio.Sound;
import uz.karnay.acceptance.peer.Subprocess;

/** Sentences spoken by espeak-ng, at the rate of a telephone. */
final class Speech {

    private static final int RATE = 8_000;

    private Speech() {}

    static Sound say(Path directory, String name, String voice, String text) throws IOException {
        Path file = directory.resolve(name + "-speech.wav");
        try (Subprocess espeak = Subprocess.start(
                name + "-espeak",
                directory,
                List.of("espeak-ng", "-v", voice, "-s", "150", "-w", file.toString(), text))) {
            if (espeak.await(Duration.ofSeconds(20)) != 0) {
                throw new IOException("espeak-ng: " + espeak.output());
            }
        }
        return atTelephoneRate(Sound.read(file));
    }

    /** Down to 8 kHz by averaging over a triangular window: good enough to recognise a voice. */
    private static Sound atTelephoneRate(Sound sound) {
        double step = (double) sound.rate() / RATE;
        var samples = new short[(int) (sound.samples().length / step)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = around(sound.samples(), i * step, step);
        }
        return new Sound(samples, RATE);
    }

    private static short around(short[] samples, double centre, double radius) {
        double sum = 0;
        double weights = 0;
        for (int at = (int) Math.ceil(centre - radius); at <= centre + radius; at++) {
            if (at >= 0 && at < samples.length) {
                double weight = 1 - Math.abs(at - centre) / (radius + 1);
                sum += weight * samples[at];
                weights += weight;
            }
        }
        return (short) (weights == 0 ? 0 : sum / weights);
    }
}
