package uz.karnay.pbx.queue;

import java.time.Duration;

/**
 * Where in the queue somebody is.
 *
 * @param position 1 is the next
 * @param expected how long it may still take, by how long calls took so far; zero when nobody can tell
 */
public record Place(int position, Duration expected) {}
