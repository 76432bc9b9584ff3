/**
 * RTP and RTCP (RFC 3550) as packets and per-stream machines: what a packet says, whether it is one at all, whom it may
 * come from, and how a stream fares. No sockets.
 */
@NullMarked
package uz.karnay.rtp;

import org.jspecify.annotations.NullMarked;
