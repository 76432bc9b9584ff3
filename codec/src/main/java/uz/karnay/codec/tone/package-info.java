/** Tones that mean something: the keys of a telephone (ITU-T Q.23, Q.24) and what a network says without words (E.180). */
@NullMarked
package uz.karnay.codec.tone;

import org.jspecify.annotations.NullMarked;
