package uz.karnay.net;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import uz.karnay.loop.EventLoop;
import uz.karnay.sip.transport.CallIdRouter;
import uz.karnay.sip.transport.DatagramPort;
import uz.karnay.sip.transport.TransportInput;

/** The call loops as sockets see them: who owns a message, and how it gets there. Any thread. */
public final class SipLoops {

    /**
     * One call loop.
     *
     * @param port its own socket, through which answers leave whatever socket the request came in by
     */
    public record Member(EventLoop loop, DatagramPort port, TransportInput input) {}

    private final List<Member> members;
    private final LongAdder shed = new LongAdder();

    public SipLoops(List<Member> members) {
        this.members = List.copyOf(members);
    }

    /** How many messages were dropped because their owner's queue was full. */
    public long shed() {
        return shed.sum();
    }

    int ownerOf(byte[] message) {
        return CallIdRouter.ownerOf(message, 0, message.length, members.size());
    }

    Member member(int index) {
        return members.get(index);
    }

    List<Member> all() {
        return members;
    }

    /** Runs {@code task} on the loop of {@code member}; under overload the message is dropped and counted. */
    void hand(Member member, Runnable task) {
        if (!member.loop.offer(task)) {
            shed.increment();
        }
    }
}
