/** Opus (RFC 6716) as RTP carries it (RFC 7587), by the library of the system or, without one, in Java. */
@NullMarked
package uz.karnay.codec.opus;

import org.jspecify.annotations.NullMarked;
