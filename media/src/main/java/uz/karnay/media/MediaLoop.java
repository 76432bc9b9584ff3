package uz.karnay.media;

import uz.karnay.loop.EventLoop;
import uz.karnay.media.audio.Ticks;

/**
 * A loop that carries packets, the sockets it may open, and the beat of whatever makes sound on it. Several engines, of
 * different call loops, may share one. Any thread.
 *
 * @param loop runs the poller that drives {@code sockets}
 * @param ticks of {@code loop}, and confined to it
 * @param codecs how many are open on {@code loop}, and confined to it
 * @param rounds of {@code loop}, and confined to it
 */
public record MediaLoop(EventLoop loop, RtpSockets sockets, Ticks ticks, OpenCodecs codecs, Rounds rounds) {

    public MediaLoop(EventLoop loop, RtpSockets sockets) {
        this(loop, sockets, new Ticks(loop), new OpenCodecs(), new Rounds(loop));
    }
}
