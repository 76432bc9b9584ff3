/** Messages that callers left. */
@NullMarked
package uz.karnay.api.voicemail;

import org.jspecify.annotations.NullMarked;
