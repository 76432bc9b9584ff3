/** G.711, the sound of the telephone network: 8 kHz, a byte a sample. */
@NullMarked
package uz.karnay.codec.g711;

import org.jspecify.annotations.NullMarked;
