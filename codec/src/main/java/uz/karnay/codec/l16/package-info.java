/** Samples as they are, in network byte order. */
@NullMarked
package uz.karnay.codec.l16;

import org.jspecify.annotations.NullMarked;
