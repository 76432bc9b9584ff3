package uz.karnay.media.player;

import java.util.Arrays;
import java.util.List;
import uz.karnay.media.audio.AudioSource;

/**
 * Plays sounds one after the other, without a gap between them, and tells when the last one is over. Confined to its media
 * loop.
 */
public final class Player implements AudioSource {

    private final List<Sound> sounds;
    private final int rate;
    private final Runnable onEnd;
    private int current;
    private long at;
    private boolean isPaused;
    private boolean hasEnded;

    /**
     * @param rate of all sounds
     * @param onEnd called once, on the media loop, within the frame that has the last sample; not after {@link #stop}
     */
    public Player(int rate, List<Sound> sounds, Runnable onEnd) {
        this.rate = rate;
        this.sounds = List.copyOf(sounds);
        this.onEnd = onEnd;
        for (Sound sound : sounds) {
            if (sound.rate() != rate) {
                throw new IllegalArgumentException("a sound at " + sound.rate() + " Hz among those at " + rate);
            }
        }
    }

    @Override
    public int rate() {
        return rate;
    }

    @Override
    public boolean read(short[] frame) {
        if (isPaused || hasEnded) {
            return false;
        }
        int filled = 0;
        while (filled < frame.length && current < sounds.size()) {
            filled += copy(sounds.get(current), frame, filled);
        }
        Arrays.fill(frame, filled, frame.length, (short) 0);
        if (current == sounds.size()) {
            hasEnded = true;
            onEnd.run();
        }
        return filled > 0;
    }

    private int copy(Sound sound, short[] frame, int filled) {
        int count = (int) Math.min(frame.length - filled, sound.length() - at);
        sound.copy(at, frame, filled, count);
        at += count;
        if (at == sound.length()) {
            current++;
            at = 0;
        }
        return count;
    }

    /** Silence until {@link #resume}. */
    public void pause() {
        isPaused = true;
    }

    public void resume() {
        isPaused = false;
    }

    /** Goes on from so many samples after the beginning of the first sound; behind the last one it ends. */
    public void seek(long samples) {
        current = 0;
        at = Math.max(0, samples);
        while (current < sounds.size() && at >= sounds.get(current).length()) {
            at -= sounds.get(current++).length();
        }
    }

    /** Ends without a word. */
    public void stop() {
        hasEnded = true;
    }

    public boolean hasEnded() {
        return hasEnded;
    }
}
