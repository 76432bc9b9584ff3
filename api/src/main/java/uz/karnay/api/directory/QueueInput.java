package uz.karnay.api.directory;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import uz.karnay.api.json.Enums;
import uz.karnay.pbx.directory.CallQueue;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.QueueId;

/** What can be said of a queue. What is left out becomes usual. */
@Schema(name = "QueueInput")
record QueueInput(
        @NotNull(message = Shape.REQUIRED)
        @Size(min = 1, max = 64, message = "must be 1 to 64 letters")
        @Pattern(regexp = Shape.ONE_LINE, message = Shape.ONE_LINE_MESSAGE)
        @Schema(example = "Sales")
        String name,

        @Pattern(regexp = "([0-9]{2,8})?", message = Shape.EXTENSION_MESSAGE)
        @Schema(description = "What colleagues dial; empty when it cannot be dialled.", example = "600")
        String number,

        @Schema(description = "Which free agent is rung.", defaultValue = "LONGEST_IDLE")
        Strategy strategy,

        @Size(max = 200, message = "must be at most 200") List<@NotNull(message = Shape.NO_NULL) @Valid Agent> agents,

        @Valid Timing timing,
        @Valid Entry entry,
        @Valid Voice voice,
        @Valid Overflow overflow,

        @Schema(description = "A higher one is served first.", defaultValue = "0")
        Integer priority,

        @Schema(description = "Whether its conversations are recorded.", defaultValue = "false")
        Boolean recorded,

        @Schema(defaultValue = "true") Boolean enabled) {

    static final Set<String> CLEARABLE = Target.clearable(
            Set.of(
                    "number",
                    "overflow.full",
                    "overflow.timeout",
                    "overflow.deserted",
                    "voice.greeting.uz",
                    "voice.greeting.ru",
                    "voice.greeting.en",
                    "voice.reminder.uz",
                    "voice.reminder.ru",
                    "voice.reminder.en",
                    "voice.toAgent.uz",
                    "voice.toAgent.ru",
                    "voice.toAgent.en"),
            "overflow.full",
            "overflow.timeout",
            "overflow.deserted");

    /** Which free agent is rung. */
    @Schema(name = "QueueStrategy")
    enum Strategy {
        RING_ALL,
        LONGEST_IDLE,
        FEWEST_CALLS,
        ROUND_ROBIN,
        RANDOM,
        WEIGHTED,
        LINEAR
    }

    /** Who must be there for a caller to come in. */
    @Schema(name = "QueueJoin")
    enum Join {
        ALWAYS,
        WITH_AGENTS,
        WITH_READY_AGENTS
    }

    /** Somebody who serves the queue. */
    @Schema(name = "QueueAgent")
    record Agent(
            @NotNull(message = Shape.REQUIRED) UUID extension,

            @Schema(description = "A lower tier is asked first.", defaultValue = "0")
            Integer tier,

            @Schema(description = "The weight with WEIGHTED.", defaultValue = "1")
            Integer skill,

            @Schema(description = "Whether it serves without logging in.", defaultValue = "false")
            Boolean always) {

        Agent {
            tier = requireNonNullElse(tier, 0);
            skill = requireNonNullElse(skill, 1);
            always = requireNonNullElse(always, false);
        }

        CallQueue.Agent toDomain() {
            return new CallQueue.Agent(new ExtensionId(extension), tier, skill, always);
        }
    }

    /** How long things last. */
    @Schema(name = "QueueTiming")
    record Timing(
            @Schema(defaultValue = "15") Integer ringSeconds,
            @Schema(defaultValue = "5") Integer restSeconds,
            @Schema(defaultValue = "10") Integer wrapUpSeconds,
            @Schema(defaultValue = "20") Integer serviceLevelSeconds) {

        Timing {
            ringSeconds = requireNonNullElse(ringSeconds, 15);
            restSeconds = requireNonNullElse(restSeconds, 5);
            wrapUpSeconds = requireNonNullElse(wrapUpSeconds, 10);
            serviceLevelSeconds = requireNonNullElse(serviceLevelSeconds, 20);
        }

        static final Timing USUAL = new Timing(15, 5, 10, 20);
    }

    /** Who comes in, and for how long. */
    @Schema(name = "QueueEntry")
    record Entry(
            @Schema(defaultValue = "50") Integer maxWaiting,

            @Schema(description = "0 for no limit.", defaultValue = "600")
            Integer maxWaitSeconds,

            @Schema(defaultValue = "ALWAYS") Join join,
            @Schema(defaultValue = "false") Boolean leaveWhenDeserted) {

        static final Entry USUAL = new Entry(50, 600, Join.ALWAYS, false);

        Entry {
            maxWaiting = requireNonNullElse(maxWaiting, 50);
            maxWaitSeconds = requireNonNullElse(maxWaitSeconds, 600);
            join = requireNonNullElse(join, Join.ALWAYS);
            leaveWhenDeserted = requireNonNullElse(leaveWhenDeserted, false);
        }
    }

    /** What is heard. */
    @Schema(name = "QueueVoice")
    record Voice(
            @Schema(description = "A sound to wait to; empty for the office's music.")
            String music,

            @Valid Words greeting,

            @Schema(description = "Pause between announcements; 0 for none.", defaultValue = "0")
            Integer everySeconds,

            @Schema(defaultValue = "false") Boolean position,
            @Schema(defaultValue = "false") Boolean waitingTime,
            @Valid Words reminder,

            @Valid @Schema(description = "Said to the agent first.")
            Words toAgent) {

        static final Voice USUAL = new Voice("", Words.NONE, 0, false, false, Words.NONE, Words.NONE);

        Voice {
            music = requireNonNullElse(music, "");
            greeting = requireNonNullElse(greeting, Words.NONE);
            everySeconds = requireNonNullElse(everySeconds, 0);
            position = requireNonNullElse(position, false);
            waitingTime = requireNonNullElse(waitingTime, false);
            reminder = requireNonNullElse(reminder, Words.NONE);
            toAgent = requireNonNullElse(toAgent, Words.NONE);
        }
    }

    /** A key and where it leads. */
    @Schema(name = "QueueKey")
    record Way(
            @NotNull(message = Shape.REQUIRED) String key,
            @NotNull(message = Shape.REQUIRED) @Valid Target target) {}

    /** Where callers go who do not reach an agent. */
    @Schema(name = "QueueOverflow")
    record Overflow(
            @Valid @Nullable Target full,
            @Valid @Nullable Target timeout,
            @Valid @Nullable Target deserted,

            @Size(max = 12, message = "must be at most 12") List<@NotNull(message = Shape.NO_NULL) @Valid Way> keys,

            @Schema(description = "Pressed by who wants to be called back; empty: not offered.")
            String callbackKey) {

        static final Overflow USUAL = new Overflow(null, null, null, List.of(), "");

        Overflow {
            keys = requireNonNullElse(keys, List.of());
            callbackKey = requireNonNullElse(callbackKey, "");
        }

        CallQueue.Overflow toDomain() {
            return new CallQueue.Overflow(
                    Target.read(full, "overflow.full"),
                    Target.read(timeout, "overflow.timeout"),
                    Target.read(deserted, "overflow.deserted"),
                    IntStream.range(0, keys.size())
                            .mapToObj(i -> new CallQueue.Way(
                                    keys.get(i).key(),
                                    keys.get(i).target().toDomain("overflow.keys[" + i + "].target")))
                            .toList(),
                    callbackKey);
        }
    }

    QueueInput {
        number = requireNonNullElse(number, "");
        strategy = requireNonNullElse(strategy, Strategy.LONGEST_IDLE);
        agents = requireNonNullElse(agents, List.of());
        timing = requireNonNullElse(timing, Timing.USUAL);
        entry = requireNonNullElse(entry, Entry.USUAL);
        voice = requireNonNullElse(voice, Voice.USUAL);
        overflow = requireNonNullElse(overflow, Overflow.USUAL);
        priority = requireNonNullElse(priority, 0);
        recorded = requireNonNullElse(recorded, false);
        enabled = requireNonNullElse(enabled, true);
    }

    static QueueInput of(CallQueue queue) {
        CallQueue.Overflow overflow = queue.overflow();
        CallQueue.Voice voice = queue.voice();
        return new QueueInput(
                queue.name(),
                queue.number(),
                Enums.same(Strategy.class, queue.strategy()),
                queue.agents().stream()
                        .map(each -> new Agent(each.extension().value(), each.tier(), each.skill(), each.always()))
                        .toList(),
                new Timing(
                        seconds(queue.timing().ring()),
                        seconds(queue.timing().rest()),
                        seconds(queue.timing().wrapUp()),
                        seconds(queue.timing().serviceLevel())),
                new Entry(
                        queue.entry().maxWaiting(),
                        seconds(queue.entry().maxWait()),
                        Enums.same(Join.class, queue.entry().join()),
                        queue.entry().leaveWhenDeserted()),
                new Voice(
                        voice.music(),
                        Words.of(voice.greeting()),
                        seconds(voice.every()),
                        voice.position(),
                        voice.waitingTime(),
                        Words.of(voice.reminder()),
                        Words.of(voice.toAgent())),
                new Overflow(
                        Target.ofNullable(overflow.full()),
                        Target.ofNullable(overflow.timeout()),
                        Target.ofNullable(overflow.deserted()),
                        overflow.keys().stream()
                                .map(each -> new Way(each.key(), Target.of(each.target())))
                                .toList(),
                        overflow.callbackKey()),
                queue.priority(),
                queue.recorded(),
                queue.enabled());
    }

    private static int seconds(Duration duration) {
        return (int) duration.toSeconds();
    }

    CallQueue toDomain(QueueId id) {
        return new CallQueue(
                id,
                name,
                number,
                Enums.same(CallQueue.Strategy.class, strategy),
                agents.stream().map(Agent::toDomain).toList(),
                new CallQueue.Timing(
                        Duration.ofSeconds(timing.ringSeconds()),
                        Duration.ofSeconds(timing.restSeconds()),
                        Duration.ofSeconds(timing.wrapUpSeconds()),
                        Duration.ofSeconds(timing.serviceLevelSeconds())),
                new CallQueue.Entry(
                        entry.maxWaiting(),
                        Duration.ofSeconds(entry.maxWaitSeconds()),
                        Enums.same(CallQueue.Join.class, entry.join()),
                        entry.leaveWhenDeserted()),
                new CallQueue.Voice(
                        voice.music(),
                        voice.greeting().toDomain(),
                        Duration.ofSeconds(voice.everySeconds()),
                        voice.position(),
                        voice.waitingTime(),
                        voice.reminder().toDomain(),
                        voice.toAgent().toDomain()),
                overflow.toDomain(),
                priority,
                recorded,
                enabled);
    }
}
