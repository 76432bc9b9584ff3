package uz.karnay.pbx.queue;

import java.time.Duration;
import java.util.List;
import uz.karnay.pbx.directory.ExtensionId;

/** What a queue tells the script of a caller who waits in it. */
public sealed interface QueueWord {

    /** These are for the caller now, all at once: ring them, and tell what came of it. */
    record Ring(List<ExtensionId> agents, Duration longest) implements QueueWord {
        public Ring {
            agents = List.copyOf(agents);
        }
    }

    /** The caller waits here no longer. */
    record GoOn(Reason reason) implements QueueWord {}

    /** Why somebody does not wait here. */
    enum Reason {
        FULL("the queue is full"),
        TIMEOUT("waited long enough"),
        DESERTED("no agent is there"),
        CLOSED("the queue is switched off or gone");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
