package uz.karnay.pbx.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import uz.karnay.loop.EventLoop;
import uz.karnay.loop.Timer;
import uz.karnay.pbx.call.CallerId;
import uz.karnay.pbx.call.ExtensionLine;
import uz.karnay.pbx.call.ExtensionLines;
import uz.karnay.pbx.directory.CallQueue;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.LiveDirectory;
import uz.karnay.pbx.directory.QueueId;
import uz.karnay.pbx.queue.QueueEvent.Kind;
import uz.karnay.pbx.record.CallId;
import uz.karnay.pbx.script.Inbox;

/**
 * The queues of the office. One loop owns them all, since an agent may serve several and must never be given two calls; whoever
 * comes from another thread posts here, and hears the answer on this loop. Any thread.
 */
public final class QueueDesk {

    private final EventLoop loop;
    private final LiveDirectory directory;
    private final ExtensionLines lines;
    private final QueueJournal journal;
    private final Map<CallId, Inbox<QueueWord>> inboxes = new HashMap<>();
    private final Staff staff;
    private final Ledger ledger;
    private final Floor floor;
    private Timer timer = Timer.none();

    /** So that calls of others cost the desk nothing. */
    private volatile Set<String> agentNumbers = Set.of();

    /**
     * Takes over what was kept. Blocking.
     *
     * @param loop owns the queues
     * @param lines tells who is on the phone
     */
    public QueueDesk(EventLoop loop, LiveDirectory directory, ExtensionLines lines, QueueJournal journal) {
        this.loop = loop;
        this.directory = directory;
        this.lines = lines;
        this.journal = journal;
        Supplier<Directory> office = directory::current;
        this.staff = new Staff(office, loop.clock(), journal.agents());
        this.ledger = new Ledger(office, loop.clock(), journal::write);
        this.floor = new Floor(office, loop.clock(), loop.entropy(), this::tell, ledger, staff);
        recallToday();
    }

    private void recallToday() {
        Directory office = directory.current();
        ZoneId zone = office.settings().zone();
        Instant now = loop.clock().now();
        Instant midnight = now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        for (CallQueue queue : office.facilities(CallQueue.class)) {
            ledger.recall(queue.id(), journal.events(queue.id(), midnight, now.plusSeconds(1)));
        }
    }

    /** Begins to hear of phones and of changed configuration. */
    public void start() {
        lines.watch(number -> {
            if (agentNumbers.contains(number)) {
                loop.execute(() -> onLines(number));
            }
        });
        directory.subscribe(_ -> onDirectory());
        agentNumbers = agentNumbers();
    }

    private void onDirectory() {
        agentNumbers = agentNumbers();
        agentNumbers.forEach(number -> loop.execute(() -> onLines(number)));
        post(floor::changed);
    }

    private Set<String> agentNumbers() {
        Directory office = directory.current();
        return office.facilities(CallQueue.class).stream()
                .flatMap(queue -> queue.agents().stream())
                .flatMap(seat -> office.extension(seat.extension()).stream())
                .map(Extension::number)
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean tell(CallId call, QueueWord word) {
        Inbox<QueueWord> inbox = inboxes.get(call);
        return inbox != null && inbox.put(word);
    }

    /** Runs a command, and sets the timer for what comes next with time. */
    private void post(Runnable command) {
        loop.execute(() -> run(command));
    }

    private void run(Runnable command) {
        assert loop.isCurrent();
        command.run();
        timer.cancel();
        timer = Timer.none();
        floor.nextDueNanos().ifPresent(due -> {
            long wait = Math.max(0, due - loop.clock().nanos());
            timer = loop.after(Duration.ofNanos(wait), () -> run(floor::tick));
        });
    }

    /** Somebody wants to wait; words come into {@code inbox}. */
    void join(QueueId queue, CallId call, CallerId who, Inbox<QueueWord> inbox, Consumer<QueueEntry> answer) {
        post(() -> {
            inboxes.put(call, inbox);
            QueueEntry entry = floor.join(queue, call, who);
            if (entry instanceof QueueEntry.Refused) {
                inboxes.remove(call);
            }
            answer.accept(entry);
        });
    }

    /** The caller is there no longer; without effect when that is known. */
    void left(CallId call) {
        post(() -> {
            floor.left(call);
            inboxes.remove(call);
        });
    }

    /** The caller goes on elsewhere by his own choice. */
    void wentOn(CallId call, String why) {
        post(() -> floor.wentOn(call, why));
    }

    void nobodyAnswered(CallId call) {
        post(() -> floor.nobodyAnswered(call));
    }

    void talked(CallId call, Duration length) {
        post(() -> floor.talked(call, length));
    }

    void place(CallId call, Consumer<Optional<Place>> answer) {
        post(() -> answer.accept(floor.place(call)));
    }

    /** An extension picked up or hung up a phone: one of ours answered, or is busy with a call that is not ours. */
    private void onLines(String number) {
        Optional<Extension> extension = directory.current().extensionByNumber(number);
        extension.ifPresent(found -> run(() -> onLines(staff.agent(found.id()), lines.of(number))));
    }

    private void onLines(Agent agent, List<ExtensionLine> now) {
        now.stream()
                .filter(line -> line.stage() == ExtensionLine.Stage.TALKING && agent.isOn(line.call()))
                .forEach(line -> floor.answered(line.call(), agent.extension));
        boolean elsewhere = now.stream().anyMatch(line -> !agent.isOn(line.call()));
        if (elsewhere != agent.isElsewhere()) {
            agent.elsewhere(elsewhere);
            floor.changed();
        }
    }

    /**
     * Logs an agent in or out.
     *
     * @param queue where; empty: everywhere he may
     * @param answer hears the queues where he is logged in then, on the desk's loop
     */
    public void logIn(ExtensionId agent, Optional<QueueId> queue, boolean in, Consumer<List<QueueId>> answer) {
        post(() -> {
            Agent found = staff.agent(agent);
            staff.queuesOf(agent).stream()
                    .filter(one -> queue.isEmpty() || queue.get().equals(one.id()))
                    .filter(one -> Staff.mayLogIn(one, agent))
                    .forEach(one -> logIn(found, one.id(), in));
            journal.save(agent, staff.presence(found));
            floor.changed();
            answer.accept(List.copyOf(staff.loggedIn(agent)));
        });
    }

    private void logIn(Agent agent, QueueId queue, boolean in) {
        boolean isNew = in ? agent.queues().add(queue) : agent.queues().remove(queue);
        if (isNew) {
            noteAgent(queue, in ? Kind.LOGGED_IN : Kind.LOGGED_OUT, agent, "");
        }
    }

    /**
     * A pause in all queues, or its end.
     *
     * @param reason empty: he works again
     * @param answer runs when it is done, on the desk's loop
     */
    public void pause(ExtensionId agent, String reason, Runnable answer) {
        post(() -> {
            Agent found = staff.agent(agent);
            boolean changes = !found.pause().equals(reason);
            found.pause(reason);
            if (changes) {
                staff.queuesOf(agent).stream()
                        .filter(queue -> Staff.works(found, queue))
                        .forEach(queue ->
                                noteAgent(queue.id(), reason.isEmpty() ? Kind.RESUMED : Kind.PAUSED, found, reason));
                journal.save(agent, staff.presence(found));
            }
            floor.changed();
            answer.run();
        });
    }

    private void noteAgent(QueueId queue, Kind kind, Agent agent, String note) {
        ledger.note(queue, kind, null, agent.extension, Duration.ZERO, note);
    }

    /** Where an agent is logged in, and whether he pauses; answered on the desk's loop. */
    void presence(ExtensionId agent, Consumer<QueueJournal.Presence> answer) {
        post(() -> answer.accept(staff.presence(staff.agent(agent))));
    }

    /** The queues where an extension may log in by itself. Any thread, at once. */
    List<QueueId> mayLogIn(ExtensionId agent) {
        return staff.queuesOf(agent).stream()
                .filter(queue -> Staff.mayLogIn(queue, agent))
                .map(CallQueue::id)
                .toList();
    }

    /** What a queue looks like now; answered on the desk's loop. */
    public void look(CallQueue queue, Consumer<LiveQueue> answer) {
        post(() -> answer.accept(LiveQueue.of(queue, floor, staff, ledger.today(queue.id()), loop.clock())));
    }

    /** What became of the callers of a queue in that time. Blocking: never on a loop. */
    public Figures figures(CallQueue queue, Instant from, Instant to) {
        return Figures.of(journal.events(queue.id(), from, to), queue.timing().serviceLevel());
    }

    /** Everything that happened in a queue in that time. Blocking: never on a loop. */
    public List<QueueEvent> events(QueueId queue, Instant from, Instant to) {
        return journal.events(queue, from, to);
    }
}
