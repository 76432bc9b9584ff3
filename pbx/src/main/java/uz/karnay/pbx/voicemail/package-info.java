/** Voicemail: the boxes, what waits in them, and who is told. */
@NullMarked
package uz.karnay.pbx.voicemail;

import org.jspecify.annotations.NullMarked;
