/** Sound of one rate turned into sound of another: 8000, 16000 and 48000 samples a second, each to each. */
@NullMarked
package uz.karnay.codec.resample;

import org.jspecify.annotations.NullMarked;
