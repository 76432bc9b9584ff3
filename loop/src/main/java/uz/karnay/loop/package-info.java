/**
 * Event loops and what they stand on: time, timers, chance and the queues between loops.
 *
 * <p>Every piece of signalling and media state belongs to exactly one {@link uz.karnay.loop.EventLoop}; whoever wants
 * something of it posts a task there. Nothing in here knows of SIP or RTP.
 */
@NullMarked
package uz.karnay.loop;

import org.jspecify.annotations.NullMarked;
