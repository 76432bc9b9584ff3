/** Silence that sounds like a line and not like a dead one (RFC 3389), and telling it from speech. */
@NullMarked
package uz.karnay.codec.noise;

import org.jspecify.annotations.NullMarked;
