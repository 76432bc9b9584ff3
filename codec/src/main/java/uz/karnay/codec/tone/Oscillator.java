package uz.karnay.codec.tone;

/** A sine made by turning a pointer by the same angle for every sample. */
final class Oscillator {

    private final double cosine;
    private final double sine;
    private final double amplitude;
    private double x = 1;
    private double y;

    Oscillator(Tone.Part part, int sampleRate) {
        double angle = 2 * Math.PI * part.hertz() / sampleRate;
        cosine = Math.cos(angle);
        sine = Math.sin(angle);
        amplitude = part.amplitude();
    }

    void restart() {
        x = 1;
        y = 0;
    }

    double next() {
        double sample = y * amplitude;
        double turned = x * cosine - y * sine;
        y = x * sine + y * cosine;
        x = turned;
        return sample;
    }

    /** Takes away what rounding added to the pointer's length; once in a frame is more than enough. */
    void steady() {
        double correction = (3 - x * x - y * y) / 2;
        x *= correction;
        y *= correction;
    }
}
