package uz.karnay.pbx.queue;

import java.time.Duration;
import java.util.List;

/**
 * What became of the callers of a queue, counted from its events and from nothing else: whoever counts the same events again
 * gets the same figures.
 *
 * @param offered came in
 * @param refused were not let in
 * @param answered reached an agent
 * @param inTime reached one within the service level
 * @param abandoned hung up while they waited
 * @param ledOn left for somewhere else while they waited
 * @param waitedAnswered of those who were answered, together
 * @param waitedLost of those who were not, together
 * @param longestWait of any who no longer waits
 * @param talked of all conversations, together
 * @param notAnswered how often an agent rang in vain
 */
public record Figures(
        long offered,
        long refused,
        long answered,
        long inTime,
        long abandoned,
        long ledOn,
        Duration waitedAnswered,
        Duration waitedLost,
        Duration longestWait,
        Duration talked,
        long talks,
        long notAnswered) {

    public static final Figures NONE =
            new Figures(0, 0, 0, 0, 0, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0, 0);

    /** @param serviceLevel who waits no longer is well served */
    public static Figures of(List<QueueEvent> events, Duration serviceLevel) {
        var sum = new Sum(NONE);
        events.forEach(event -> sum.add(event, serviceLevel));
        return sum.figures();
    }

    /** The same with one event more. */
    Figures plus(QueueEvent event, Duration serviceLevel) {
        var sum = new Sum(this);
        sum.add(event, serviceLevel);
        return sum.figures();
    }

    /** How many still wait or talk is not told by them: only how the others fared. Of those answered, in percent; 100 when none. */
    public double serviceLevelPercent() {
        long ended = answered + abandoned;
        return ended == 0 ? 100 : 100.0 * inTime / ended;
    }

    public Duration averageWait() {
        return average(waitedAnswered, answered);
    }

    public Duration averageTalk() {
        return average(talked, talks);
    }

    private static Duration average(Duration sum, long count) {
        return count == 0 ? Duration.ZERO : sum.dividedBy(count);
    }

    /** Adds up. */
    private static final class Sum {

        private long offered;
        private long refused;
        private long answered;
        private long inTime;
        private long abandoned;
        private long ledOn;
        private Duration waitedAnswered;
        private Duration waitedLost;
        private Duration longestWait;
        private Duration talked;
        private long talks;
        private long notAnswered;

        Sum(Figures from) {
            offered = from.offered;
            refused = from.refused;
            answered = from.answered;
            inTime = from.inTime;
            abandoned = from.abandoned;
            ledOn = from.ledOn;
            waitedAnswered = from.waitedAnswered;
            waitedLost = from.waitedLost;
            longestWait = from.longestWait;
            talked = from.talked;
            talks = from.talks;
            notAnswered = from.notAnswered;
        }

        void add(QueueEvent event, Duration serviceLevel) {
            switch (event.kind()) {
                case JOINED -> offered++;
                case REFUSED -> refused++;
                case NOT_ANSWERED -> notAnswered++;
                case ANSWERED -> onAnswered(event.length(), serviceLevel);
                case TALKED -> {
                    talks++;
                    talked = talked.plus(event.length());
                }
                case ABANDONED -> {
                    abandoned++;
                    onLost(event.length());
                }
                case LED_ON -> {
                    ledOn++;
                    onLost(event.length());
                }
                case RANG, LOGGED_IN, LOGGED_OUT, PAUSED, RESUMED -> {}
            }
        }

        private void onAnswered(Duration waited, Duration serviceLevel) {
            answered++;
            waitedAnswered = waitedAnswered.plus(waited);
            inTime += waited.compareTo(serviceLevel) <= 0 ? 1 : 0;
            longest(waited);
        }

        private void onLost(Duration waited) {
            waitedLost = waitedLost.plus(waited);
            longest(waited);
        }

        private void longest(Duration waited) {
            longestWait = waited.compareTo(longestWait) > 0 ? waited : longestWait;
        }

        Figures figures() {
            return new Figures(
                    offered,
                    refused,
                    answered,
                    inTime,
                    abandoned,
                    ledOn,
                    waitedAnswered,
                    waitedLost,
                    longestWait,
                    talked,
                    talks,
                    notAnswered);
        }
    }
}
