/**
 * Sound inside the engine: frames of 20 ms, 16-bit linear, one channel, as arrays of {@code rate / 50} samples that belong to
 * whoever made them; and the beat to which they are made. Everything is confined to a media loop.
 */
@NullMarked
package uz.karnay.media.audio;

import org.jspecify.annotations.NullMarked;
