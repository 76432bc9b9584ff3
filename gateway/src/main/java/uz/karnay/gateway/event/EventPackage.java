package uz.karnay.gateway.event;

import java.util.function.Consumer;
import java.util.function.Supplier;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.sip.agent.Content;
import uz.karnay.sip.agent.Refusal;
import uz.karnay.sip.message.SipUri;

/** A kind of event that can be subscribed to (RFC 6665 §7). Any thread. */
interface EventPackage {

    /**
     * What somebody wants to be told of.
     *
     * @param resource the Request-URI
     */
    record Wish(SipUri resource, Extension subscriber, Directory directory) {}

    /** Whether it can be told. */
    sealed interface Answer {

        /** @param news makes what one subscriber is told, each time anew; confined to the subscriber's loop */
        record Yes(Topic topic, Supplier<Supplier<Content>> news) implements Answer {}

        record No(Refusal refusal) implements Answer {}
    }

    /** As in the Event header. */
    String name();

    Answer answer(Wish wish);

    /** {@code watcher} hears of every topic that has changed, on any thread. */
    void watch(Consumer<Topic> watcher);
}
