/** Messages that callers left, sent on by e-mail. */
@NullMarked
package uz.karnay.server.voicemail;

import org.jspecify.annotations.NullMarked;
