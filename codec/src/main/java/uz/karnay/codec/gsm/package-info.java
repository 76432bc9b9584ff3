/** GSM 06.10 full rate (RFC 3551 §4.5.8), by libgsm where the system has it. */
@NullMarked
package uz.karnay.codec.gsm;

import org.jspecify.annotations.NullMarked;
