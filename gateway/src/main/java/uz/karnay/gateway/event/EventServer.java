package uz.karnay.gateway.event;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import uz.karnay.gateway.event.EventPackage.Answer;
import uz.karnay.gateway.event.EventPackage.Wish;
import uz.karnay.loop.EventLoop;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.sip.agent.Content;
import uz.karnay.sip.agent.IncomingSubscribe;
import uz.karnay.sip.agent.Refusal;
import uz.karnay.sip.agent.Subscription;
import uz.karnay.sip.agent.SubscriptionState;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.SipUri;

/** The subscriptions of one call loop: takes them, and ends them when the directory says so. Confined to that loop. */
public final class EventServer {

    /** The keys of the largest console, on several phones at once. */
    static final int MOST_OF_ONE = 500;

    private final EventLoop loop;
    private final EventBoard board;
    private final Set<Watch> watches = new LinkedHashSet<>();
    private final Map<ExtensionId, Integer> counts = new HashMap<>();

    public EventServer(EventLoop loop, EventBoard board) {
        this.loop = loop;
        this.board = board;
    }

    /** @param subscriber who has proved to ask */
    public void onSubscribe(IncomingSubscribe subscribe, Extension subscriber, Directory directory) {
        assert loop.isCurrent();
        Optional<EventPackage> wanted = board.named(subscribe.event().word());
        if (wanted.isEmpty()) {
            subscribe.refuse(Refusal.of(489, "Bad Event", board.allowEvents()));
        } else if (!(subscribe.request().uri() instanceof SipUri resource)) {
            subscribe.refuse(Refusal.of(404, "Not Found"));
        } else if (countOf(subscriber) >= MOST_OF_ONE) {
            subscribe.refuse(Refusal.of(403, "Too Many Subscriptions"));
        } else {
            answer(subscribe, wanted.get(), new Wish(resource, subscriber, directory));
        }
    }

    private int countOf(Extension subscriber) {
        return counts.getOrDefault(subscriber.id(), 0);
    }

    private void answer(IncomingSubscribe subscribe, EventPackage wanted, Wish wish) {
        switch (wanted.answer(wish)) {
            case Answer.No(var refusal) -> subscribe.refuse(refusal);
            case Answer.Yes(var topic, var news) -> {
                var watch = new Watch(wanted, wish, topic, news.get());
                watches.add(watch);
                counts.merge(wish.subscriber().id(), 1, Integer::sum);
                watch.begin(subscribe);
            }
        }
    }

    /** What can be subscribed to. */
    public HeaderField allowEvents() {
        return board.allowEvents();
    }

    /** Who may not subscribe any more is told so, and so is whoever has subscribed to what is not there any more. */
    public void onChanged(Directory directory) {
        assert loop.isCurrent();
        List.copyOf(watches).forEach(watch -> watch.check(directory));
    }

    /** How many subscriptions there are. */
    public int size() {
        return watches.size();
    }

    /** One subscription. */
    private final class Watch implements SubscriptionState {

        private final EventPackage event;
        private final Wish wish;
        private final Topic topic;
        private final Supplier<Content> news;
        private Runnable unwatch = () -> {};
        private @Nullable Subscription subscription;

        Watch(EventPackage event, Wish wish, Topic topic, Supplier<Content> news) {
            this.event = event;
            this.wish = wish;
            this.topic = topic;
            this.news = news;
        }

        void begin(IncomingSubscribe subscribe) {
            unwatch = board.watchers().watch(topic, loop, this::onTopicChanged);
            subscription = subscribe.accept(this);
        }

        private void onTopicChanged() {
            if (subscription != null) {
                subscription.changed();
            }
        }

        void check(Directory directory) {
            Optional<Extension> subscriber = directory
                    .extension(wish.subscriber().id())
                    .filter(now -> now.enabled()
                            && now.password().equals(wish.subscriber().password()));
            if (subscriber.isEmpty()) {
                end("rejected");
                return;
            }
            switch (event.answer(new Wish(wish.resource(), subscriber.get(), directory))) {
                case Answer.No _ -> end("noresource");
                case Answer.Yes(var now, var _) when !now.equals(topic) -> end("deactivated");
                case Answer.Yes _ -> {} // as before
            }
        }

        private void end(String why) {
            if (subscription != null) {
                subscription.end(why);
            }
        }

        @Override
        public Content now() {
            return news.get();
        }

        @Override
        public void onOver() {
            unwatch.run();
            watches.remove(this);
            counts.computeIfPresent(wish.subscriber().id(), (_, count) -> count == 1 ? null : count - 1);
        }
    }
}
