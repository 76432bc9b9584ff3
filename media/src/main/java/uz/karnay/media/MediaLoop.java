package uz.karnay.media;

import uz.karnay.loop.EventLoop;

/**
 * A loop that carries packets, and the sockets it may open. Several engines, of different call loops, may share one. Any
 * thread.
 *
 * @param loop runs the poller that drives {@code sockets}
 */
public record MediaLoop(EventLoop loop, RtpSockets sockets) {}
