/** Codecs that other languages have better: libraries of the system, called by the foreign function interface. */
@NullMarked
package uz.karnay.codec.foreign;

import org.jspecify.annotations.NullMarked;
