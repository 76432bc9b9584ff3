/**
 * How numbers, dates, times and sums are said in the languages of the office: as lists of prompts, whose sounds are elsewhere.
 */
@NullMarked
package uz.karnay.pbx.speech;

import org.jspecify.annotations.NullMarked;
