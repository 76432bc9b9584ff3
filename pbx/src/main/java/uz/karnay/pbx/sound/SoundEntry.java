package uz.karnay.pbx.sound;

import java.time.Duration;
import java.time.Instant;

/**
 * A sound that was uploaded and is ready to be played.
 *
 * @param name lower-case letters, digits and dashes, 1 to 64
 */
public record SoundEntry(String name, Duration length, Instant uploadedAt) {}
