/**
 * Samples in, samples out: everything that happens to sound, and nothing that knows of packets or sockets. Sound is mono,
 * 16-bit linear, in arrays of {@code short}; a rate is 8000, 16000 or 48000 samples a second.
 */
@NullMarked
package uz.karnay.codec;

import org.jspecify.annotations.NullMarked;
