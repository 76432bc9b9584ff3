package uz.karnay.api.queue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uz.karnay.api.json.Page;
import uz.karnay.api.problem.ProblemException;
import uz.karnay.loop.Clock;
import uz.karnay.pbx.directory.CallQueue;
import uz.karnay.pbx.directory.LiveDirectory;
import uz.karnay.pbx.directory.QueueId;
import uz.karnay.pbx.queue.LiveQueue;
import uz.karnay.pbx.queue.QueueDesk;

/** Queues as they are now, and how their callers fared. */
@RestController
@RequestMapping(path = "/api/v1/live/queues", produces = "application/json")
@Tag(name = "queues at work", description = "Who waits, who works, and figures")
class LiveQueuesController {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(92);

    private final QueueDesk desk;
    private final LiveDirectory directory;
    private final Clock clock;

    LiveQueuesController(QueueDesk desk, LiveDirectory directory, Clock clock) {
        this.desk = desk;
        this.directory = directory;
        this.clock = clock;
    }

    @GetMapping
    @Operation(operationId = "listLiveQueues", summary = "All queues, by name: callers, agents, figures of today")
    Page<LiveQueueView> list() {
        List<LiveQueueView> views = directory.current().facilities(CallQueue.class).stream()
                .sorted(Comparator.comparing(CallQueue::name))
                .map(this::view)
                .toList();
        return Page.whole(views);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readLiveQueue", summary = "One queue: callers, agents, figures of today")
    LiveQueueView read(@PathVariable UUID id) {
        return view(queue(id));
    }

    @GetMapping("/{id}/figures")
    @Operation(
            operationId = "readQueueFigures",
            summary = "What became of its callers in some time",
            description = "Counted from what happened, at most 92 days at once; without dates the last 24 hours.")
    FiguresView figures(
            @PathVariable UUID id,
            @Parameter(description = "From then on.") @RequestParam(required = false) @Nullable Instant from,
            @Parameter(description = "Before then.") @RequestParam(required = false) @Nullable Instant to) {
        Instant end = to == null ? clock.now().plusSeconds(1) : to;
        Instant begin = from == null ? end.minus(DAY) : from;
        if (!begin.isBefore(end) || Duration.between(begin, end).compareTo(LONGEST) > 0) {
            throw ProblemException.malformed("from", "must be before to, by at most 92 days");
        }
        return FiguresView.of(desk.figures(queue(id), begin, end));
    }

    private LiveQueueView view(CallQueue queue) {
        LiveQueue live = Answers.to((Consumer<LiveQueue> answer) -> desk.look(queue, answer));
        return LiveQueueView.of(queue, live, directory.current());
    }

    private CallQueue queue(UUID id) {
        return directory.current().queue(new QueueId(id)).orElseThrow(() -> ProblemException.notFound("queue", id));
    }
}
