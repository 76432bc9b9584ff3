/** Recordings of conversations: who begins them, what is known of them afterwards. Their sound is elsewhere. */
@NullMarked
package uz.karnay.pbx.recording;

import org.jspecify.annotations.NullMarked;
