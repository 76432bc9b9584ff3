/**
 * SRTP and SRTCP (RFC 3711, RFC 7714): packets sealed and opened in place, with keys that were agreed elsewhere. {@link
 * uz.karnay.rtp.srtp.SrtpSender} and {@link uz.karnay.rtp.srtp.SrtpReceiver} each serve one direction of one stream.
 */
@NullMarked
package uz.karnay.rtp.srtp;

import org.jspecify.annotations.NullMarked;
