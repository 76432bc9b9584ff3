package uz.karnay.media.mixer;

import org.jspecify.annotations.Nullable;
import uz.karnay.media.audio.AudioSink;
import uz.karnay.media.audio.AudioSource;

/**
 * One who takes part in a conference: what he says, what he hears, and who hears him. Confined to the media loop of the
 * conference.
 */
public final class Member {

    /** Mean amplitude from which on someone is taken to talk: about −50 dB below full scale. */
    private static final float TALKING = 100;

    /** Loudness of the past counts half after 140 ms, so that a pause between two words costs nobody the floor. */
    private static final float MEMORY = 0.906f;

    private final Voice voice;
    private final AudioSink ear;
    private final int earRate;
    private final short[] heard;
    private Audience audience;
    private @Nullable Voice told;
    private float loudness;
    private boolean floor;
    private boolean mixed;
    private float gain;

    Member(AudioSource voice, AudioSink ear, Audience audience) {
        this.voice = new Voice(voice);
        this.ear = ear;
        this.earRate = Rates.indexOf(ear.rate());
        this.heard = new short[Rates.frameOf(earRate)];
        this.audience = audience;
    }

    /** From the next tick on. */
    public void audience(Audience audience) {
        this.audience = audience;
    }

    public Audience audience() {
        return audience;
    }

    /** Whether he can be heard among all: false while he is muted, or while more talk than are mixed. */
    public boolean isHeard() {
        return mixed;
    }

    /** Whether he says something now. */
    public boolean isTalking() {
        return loudness >= TALKING;
    }

    int earRate() {
        return earRate;
    }

    float loudness() {
        return loudness;
    }

    boolean wantsFloor() {
        return audience instanceof Audience.Everyone && voice.sounds();
    }

    boolean hasFloor() {
        return floor;
    }

    void floor(boolean given) {
        floor = given;
    }

    /** The first step of a tick: takes what he says. */
    void listenTo() {
        boolean sounded = voice.sounds();
        boolean sounds = voice.read();
        if (!sounded) {
            gain = floor ? 1 : 0; // what begins in silence needs no fading
        }
        float now = sounds ? meanAmplitude(voice.own()) : 0;
        loudness = Math.max(now, loudness * MEMORY);
    }

    private static float meanAmplitude(short[] frame) {
        int sum = 0;
        for (short sample : frame) {
            sum += Math.abs(sample);
        }
        return (float) sum / frame.length;
    }

    /** The second: lets him be heard by all, or not, without a click when that changes. */
    void speak(Bus[] buses) {
        boolean wasMixed = mixed;
        mixed = voice.sounds() && (floor || gain > 0);
        if (!mixed) {
            return;
        }
        if (!wasMixed) {
            voice.beginAnew();
        }
        fade(floor ? 1 : 0);
        voice.addTo(buses);
    }

    private void fade(float target) {
        if (gain == 1 && target == 1) {
            return;
        }
        short[] frame = voice.own();
        float step = (target - gain) / frame.length;
        float now = gain;
        for (int i = 0; i < frame.length; i++) {
            now += step;
            frame[i] = (short) (frame[i] * now);
        }
        gain = target;
    }

    /** The third: lets him hear all but himself. */
    void hear(Bus[] buses) {
        Bus bus = buses[earRate];
        if (mixed) {
            bus.readWithout(voice.at(earRate), heard);
        } else {
            bus.readAll(heard);
        }
    }

    /** What a supervisor says into his ear alone, behind the third step. */
    void hearWhisper(Member supervisor) {
        Bus.addTo(heard, supervisor.voice.at(earRate));
    }

    /** Plays something to him alone, in place of what he is told now. */
    void tell(AudioSource sound) {
        told = new Voice(sound);
    }

    /** What he is told, behind the third step as well. */
    void hearTold() {
        Voice sound = told;
        if (sound == null) {
            return;
        }
        if (sound.read()) {
            Bus.addTo(heard, sound.at(earRate));
        } else {
            told = null;
        }
    }

    /** Whether he speaks to one listener alone. */
    boolean whispers() {
        return audience instanceof Audience.Only && voice.sounds();
    }

    boolean whispersTo(Member listener) {
        return audience instanceof Audience.Only(var one) && one == listener;
    }

    /** The last step. */
    void deliver() {
        ear.write(heard);
    }
}
