package uz.karnay.pbx.queue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import uz.karnay.loop.Clock;
import uz.karnay.pbx.directory.CallQueue;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.QueueId;
import uz.karnay.pbx.queue.QueueEvent.Kind;
import uz.karnay.pbx.record.CallId;

/** Writes down what happens in queues, and keeps count of the day. Confined to the loop of the floor. */
final class Ledger {

    private final Supplier<Directory> directory;
    private final Clock clock;
    private final Consumer<QueueEvent> out;
    private final Map<QueueId, Figures> today = new HashMap<>();
    private LocalDate day;

    Ledger(Supplier<Directory> directory, Clock clock, Consumer<QueueEvent> out) {
        this.directory = directory;
        this.clock = clock;
        this.out = out;
        this.day = date();
    }

    /** Takes over what happened today before the server started. */
    void recall(QueueId queue, List<QueueEvent> events) {
        today.put(queue, Figures.of(events, serviceLevel(queue)));
    }

    void note(
            QueueId queue,
            Kind kind,
            @Nullable CallId call,
            @Nullable ExtensionId agent,
            Duration length,
            String note) {
        turnPage();
        var event = new QueueEvent(
                clock.now(), queue, kind, Optional.ofNullable(call), Optional.ofNullable(agent), length, note);
        today.merge(
                queue,
                Figures.NONE.plus(event, serviceLevel(queue)),
                (before, _) -> before.plus(event, serviceLevel(queue)));
        out.accept(event);
    }

    /** The figures of this day, by the office's clock. */
    Figures today(QueueId queue) {
        turnPage();
        return today.getOrDefault(queue, Figures.NONE);
    }

    private void turnPage() {
        LocalDate now = date();
        if (!now.equals(day)) {
            day = now;
            today.clear();
        }
    }

    private LocalDate date() {
        return clock.now().atZone(directory.get().settings().zone()).toLocalDate();
    }

    private Duration serviceLevel(QueueId queue) {
        return directory
                .get()
                .queue(queue)
                .map(CallQueue::timing)
                .map(CallQueue.Timing::serviceLevel)
                .orElse(Duration.ZERO);
    }
}
