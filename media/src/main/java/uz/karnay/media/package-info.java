/**
 * The media engine. A call opens endpoints and bridges them from its own loop ({@link uz.karnay.media.MediaEngine});
 * the packets run on a media loop ({@link uz.karnay.media.MediaLoop}) and never look at the call.
 *
 * <p>One packet: {@link uz.karnay.media.RtpSocket} → {@link uz.karnay.media.MediaStream} → {@link
 * uz.karnay.media.MediaPath} → the other stream → its socket. Nothing on that way allocates, locks or throws.
 */
@NullMarked
package uz.karnay.media;

import org.jspecify.annotations.NullMarked;
