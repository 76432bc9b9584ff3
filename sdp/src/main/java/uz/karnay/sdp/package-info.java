/**
 * SDP as text ({@link uz.karnay.sdp.SessionDescription}, RFC 8866) and as a conversation ({@link
 * uz.karnay.sdp.OfferAnswer}, RFC 3264). No I/O, no names resolved.
 */
@NullMarked
package uz.karnay.sdp;

import org.jspecify.annotations.NullMarked;
