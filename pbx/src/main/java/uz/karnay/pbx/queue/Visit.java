package uz.karnay.pbx.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.karnay.loop.Awaited;
import uz.karnay.loop.Scripts;
import uz.karnay.pbx.call.HangUp;
import uz.karnay.pbx.directory.CallQueue;
import uz.karnay.pbx.directory.CallQueue.Way;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.directory.RouteTarget.ToExtension;
import uz.karnay.pbx.directory.Wording;
import uz.karnay.pbx.queue.QueueWord.GoOn;
import uz.karnay.pbx.queue.QueueWord.Reason;
import uz.karnay.pbx.queue.QueueWord.Ring;
import uz.karnay.pbx.script.CallGone;
import uz.karnay.pbx.script.DialOutcome;
import uz.karnay.pbx.script.DialRules;
import uz.karnay.pbx.script.Inbox;
import uz.karnay.pbx.script.ScriptedCall;
import uz.karnay.pbx.script.Sound;
import uz.karnay.pbx.script.Waited;

/**
 * One caller in a queue: music and announcements until the desk has an agent for him, who is rung and joined. Word of the desk
 * cuts short whatever he hears. On the thread of the script.
 */
final class Visit {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofSeconds(2);

    private final ScriptedCall call;
    private final CallQueue queue;
    private final QueueDesk desk;
    private final Scripts threads;
    private final Inbox<QueueWord> inbox;
    private String tune;
    private long nextAnnouncementNanos;

    Visit(ScriptedCall call, CallQueue queue, QueueDesk desk, Scripts threads) {
        this.call = call;
        this.queue = queue;
        this.desk = desk;
        this.threads = threads;
        this.inbox = call.inbox();
        this.tune = queue.voice().music();
    }

    void run() {
        Awaited<QueueEntry> entry = threads.awaited();
        desk.join(queue.id(), call.id(), call.caller(), inbox, entry::give);
        try {
            switch (entry.await()) {
                case QueueEntry.Refused(var reason) -> throw leave(reason);
                case QueueEntry.Waits _ -> stay();
            }
        } finally {
            desk.left(call.id());
        }
    }

    private void stay() {
        call.note("waits in queue " + queue.name(), place().map(Visit::words).orElse(""));
        delayAnnouncement();
        Waited<QueueWord> next = heard(sounds(queue.voice().greeting()));
        while (true) {
            next = switch (next) {
                case Waited.Came<QueueWord>(QueueWord word) -> onWord(word);
                case Waited.Pressed<QueueWord>(char key) -> onKey(key);
                case Waited.TimeOver<QueueWord> _ -> announce();
            };
        }
    }

    private static String words(Place place) {
        return "position " + place.position();
    }

    private Waited<QueueWord> onWord(QueueWord word) {
        return switch (word) {
            case Ring ring -> rung(ring);
            case GoOn(Reason reason) -> throw leave(reason);
        };
    }

    private Waited<QueueWord> rung(Ring ring) {
        List<RouteTarget> agents =
                ring.agents().stream().<RouteTarget>map(ToExtension::new).toList();
        switch (call.dial(agents, DialRules.music(ring.longest()))) {
            case DialOutcome.Talked(Duration length) -> {
                desk.talked(call.id(), length);
                throw call.hangUp(HangUp.NORMAL);
            }
            case DialOutcome.Nobody _ -> desk.nobodyAnswered(call.id());
        }
        return music();
    }

    /** Says what there is to say; word and keys come first. */
    private Waited<QueueWord> announce() {
        delayAnnouncement();
        return heard(announcement());
    }

    private void delayAnnouncement() {
        Duration every = queue.voice().every();
        nextAnnouncementNanos = call.clock().nanos() + (every.isZero() ? LONG : every).toNanos();
    }

    private Waited<QueueWord> heard(List<Sound> sounds) {
        Waited<QueueWord> ended = sounds.isEmpty() ? new Waited.TimeOver<>() : call.hear(sounds, inbox, LONG);
        return ended instanceof Waited.TimeOver<QueueWord> ? music() : ended;
    }

    /** Until the next announcement; a tune of its own begins again when it is over. */
    private Waited<QueueWord> music() {
        while (true) {
            Duration left =
                    Duration.ofNanos(nextAnnouncementNanos - call.clock().nanos());
            if (!left.isPositive()) {
                return new Waited.TimeOver<>();
            }
            Waited<QueueWord> ended = tune.isEmpty() ? call.wait(inbox, left) : tuneOnce(left);
            if (!(ended instanceof Waited.TimeOver<QueueWord>)) {
                return ended;
            }
        }
    }

    /** A tune that is gone, or hardly one, gives way to the office's own music. */
    private Waited<QueueWord> tuneOnce(Duration left) {
        long begin = call.clock().nanos();
        Waited<QueueWord> ended = call.hear(List.of(new Sound.Uploaded(tune)), inbox, left);
        boolean isOver = ended instanceof Waited.TimeOver<QueueWord>;
        if (isOver && call.clock().nanos() - begin < SHORT.toNanos()) {
            tune = "";
        }
        return ended;
    }

    private List<Sound> announcement() {
        if (queue.voice().every().isZero()) {
            return List.of();
        }
        var sounds = new ArrayList<Sound>();
        place().ifPresent(place -> {
            if (queue.voice().position()) {
                sounds.addAll(position(place.position()));
            }
            if (queue.voice().waitingTime() && !place.expected().isZero()) {
                sounds.addAll(waitingTime(place.expected()));
            }
        });
        sounds.addAll(
                queue.voice().reminder().isEmpty()
                        ? List.of(Sound.spoken("queue-wait"))
                        : sounds(queue.voice().reminder()));
        return sounds;
    }

    private List<Sound> position(int position) {
        if (position == 1) {
            return List.of(Sound.spoken("queue-next"));
        }
        var sounds = new ArrayList<Sound>();
        sounds.add(Sound.spoken("queue-position"));
        sounds.addAll(Sound.spoken(call.language().grammar().number(position)));
        return sounds;
    }

    /** In whole minutes, rounded up: nobody is told less than it may take. */
    private List<Sound> waitingTime(Duration expected) {
        long minutes = expected.plusSeconds(59).toMinutes();
        var sounds = new ArrayList<Sound>();
        sounds.add(Sound.spoken("queue-wait-time"));
        if (minutes <= 1) {
            sounds.add(Sound.spoken("less-than-minute"));
        } else {
            sounds.addAll(Sound.spoken(call.language().grammar().duration(Duration.ofMinutes(minutes))));
        }
        return sounds;
    }

    private List<Sound> sounds(Wording wording) {
        return wording.in(call.language()).<Sound>map(Sound.Uploaded::new).stream()
                .toList();
    }

    private Optional<Place> place() {
        Awaited<Optional<Place>> answer = threads.awaited();
        desk.place(call.id(), answer::give);
        return answer.await();
    }

    private Waited<QueueWord> onKey(char key) {
        Optional<Way> way = queue.overflow().keys().stream()
                .filter(one -> one.key().equals(String.valueOf(key)))
                .findFirst();
        if (way.isEmpty()) {
            return music();
        }
        String why = "pressed " + key;
        desk.wentOn(call.id(), why);
        throw call.goTo(way.get().target(), why);
    }

    /** To where the queue sends those it does not serve. */
    private CallGone leave(Reason reason) {
        call.note("leaves queue " + queue.name(), reason.words());
        RouteTarget target = target(reason);
        if (target != null) {
            return call.goTo(target, reason.words());
        }
        call.say(List.of(
                Sound.spoken(reason == Reason.FULL ? "queue-full" : "queue-closed"), Sound.spoken("call-later")));
        return call.hangUp(HangUp.NORMAL);
    }

    private @Nullable RouteTarget target(Reason reason) {
        return switch (reason) {
            case FULL -> queue.overflow().full();
            case TIMEOUT -> queue.overflow().timeout();
            case DESERTED, CLOSED -> queue.overflow().deserted();
        };
    }
}
