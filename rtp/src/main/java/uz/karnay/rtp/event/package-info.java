/** Keys and other named events in RTP (RFC 4733): one machine that hears them, one that sends them. */
@NullMarked
package uz.karnay.rtp.event;

import org.jspecify.annotations.NullMarked;
