/**
 * RTCP of one stream: what its packets say (RFC 3550 §6, RFC 3611, RFC 5506) and the machine that sends and reads them.
 * A packet comes or goes every few seconds, so here, other than with RTP, a packet is made of records.
 */
@NullMarked
package uz.karnay.rtp.control;

import org.jspecify.annotations.NullMarked;
