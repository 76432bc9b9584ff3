package uz.karnay.gateway;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import uz.karnay.loop.EventLoop;
import uz.karnay.loop.Scripts;
import uz.karnay.media.MediaEngine;
import uz.karnay.sip.agent.UserAgent;
import uz.karnay.sip.transport.CallIdRouter;
import uz.karnay.sip.transport.Resolver;
import uz.karnay.sip.transport.TransportLayer;

/**
 * One call loop with what belongs to it.
 *
 * @param index which of the {@code count} call loops it is, from 0: the owner of a Call-ID
 * @param transport what {@code agent} stands on
 * @param addresses under which address a peer finds us
 * @param music for whoever is put on hold
 * @param scripts for what is written to disk
 * @param rooms its conferences, which all call loops share
 * @param talks whose leg each of its dialogs is
 */
public record CallLoop(
        EventLoop loop,
        int index,
        int count,
        TransportLayer transport,
        UserAgent agent,
        MediaEngine media,
        Resolver resolver,
        OwnAddress addresses,
        HoldMusic music,
        Scripts scripts,
        Rooms rooms,
        Talks talks) {

    private static final Scripts NO_FAULTS = Scripts.onVirtualThreads((_, _) -> {});

    /** One where who is put on hold hears nothing. */
    public CallLoop(
            EventLoop loop,
            int index,
            int count,
            TransportLayer transport,
            UserAgent agent,
            MediaEngine media,
            Resolver resolver,
            OwnAddress addresses) {
        this(loop, index, count, transport, agent, media, resolver, addresses, HoldMusic.NONE, NO_FAULTS, new Rooms());
    }

    public CallLoop(
            EventLoop loop,
            int index,
            int count,
            TransportLayer transport,
            UserAgent agent,
            MediaEngine media,
            Resolver resolver,
            OwnAddress addresses,
            HoldMusic music,
            Scripts scripts,
            Rooms rooms) {
        this(loop, index, count, transport, agent, media, resolver, addresses, music, scripts, rooms, new Talks());
    }

    /** Which of our addresses a peer sees: the public one where one is configured. Confined to the loop. */
    @FunctionalInterface
    public interface OwnAddress {
        InetAddress towards(InetSocketAddress peer);
    }

    String newCallId() {
        return CallIdRouter.ownCallId(index, count, loop.entropy());
    }
}
