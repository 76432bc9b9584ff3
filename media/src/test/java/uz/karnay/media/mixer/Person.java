package uz.karnay.media.mixer;

import uz.karnay.media.audio.AudioSink;
import uz.karnay.media.audio.AudioSource;

/** Someone in a conference who hums a tone, and remembers what he heard last. */
final class Person implements AudioSource, AudioSink {

    private final int rate;
    private final double hertz;
    private double amplitude;
    private long position;
    private short[] lastHeard = new short[0];
    private int biggestStep;
    private short before;

    Person(int rate, double hertz, double amplitude) {
        this.rate = rate;
        this.hertz = hertz;
        this.amplitude = amplitude;
    }

    void hum(double amplitude) {
        this.amplitude = amplitude;
    }

    @Override
    public int rate() {
        return rate;
    }

    @Override
    public boolean read(short[] frame) {
        for (int i = 0; i < frame.length; i++) {
            frame[i] = (short) Math.round(amplitude * Math.sin(2 * Math.PI * hertz * position++ / rate));
        }
        return amplitude > 0;
    }

    @Override
    public void write(short[] frame) {
        lastHeard = frame.clone();
        for (short sample : frame) {
            biggestStep = Math.max(biggestStep, Math.abs(sample - before));
            before = sample;
        }
    }

    /** The amplitude of a tone in the last frame heard. */
    double hears(Person other) {
        return hears(other.hertz);
    }

    double hears(double wanted) {
        double real = 0;
        double imaginary = 0;
        for (int i = 0; i < lastHeard.length; i++) {
            double angle = 2 * Math.PI * wanted * i / rate;
            real += lastHeard[i] * Math.cos(angle);
            imaginary += lastHeard[i] * Math.sin(angle);
        }
        return 2 * Math.hypot(real, imaginary) / lastHeard.length;
    }

    int biggestStep() {
        return biggestStep;
    }

    int loudest() {
        int loudest = 0;
        for (short sample : lastHeard) {
            loudest = Math.max(loudest, Math.abs(sample));
        }
        return loudest;
    }
}
