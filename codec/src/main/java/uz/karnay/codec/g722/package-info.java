/** G.722 at 64 kbit/s (ITU-T G.722): 7 kHz of sound in two sub-bands, each coded by its difference from a prediction. */
@NullMarked
package uz.karnay.codec.g722;

import org.jspecify.annotations.NullMarked;
