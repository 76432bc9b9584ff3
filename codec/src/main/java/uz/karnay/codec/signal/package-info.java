/** What several kinds of sound processing share: samples as numbers, spectra, linear prediction, seeded noise. */
@NullMarked
package uz.karnay.codec.signal;

import org.jspecify.annotations.NullMarked;
