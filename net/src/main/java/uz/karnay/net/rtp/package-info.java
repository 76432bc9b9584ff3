/**
 * The sockets of a media loop: one wake-up serves all that arrived within a millisecond. On Linux they are the system's
 * own ({@link uz.karnay.net.rtp.EpollRtpPoller}), elsewhere those of NIO ({@link uz.karnay.net.rtp.NioRtpPoller}); both
 * pass the same contract test.
 */
@NullMarked
package uz.karnay.net.rtp;

import org.jspecify.annotations.NullMarked;
