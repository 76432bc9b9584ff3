package uz.karnay.server;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.karnay.codec.opus.Opus;
import uz.karnay.pbx.HealthSource;

/**
 * Which Opus there is: that of the system, or a slow one of our own. Looked for once, beside the start, so that neither
 * the start nor the first call waits for it. It is always up: calls can be made with either. Any thread.
 */
final class OpusInUse implements HealthSource {

    private static final Logger LOG = LoggerFactory.getLogger(OpusInUse.class);

    private volatile String detail = "being looked for";

    /** Looks, and says in the log what it found. */
    void find() {
        Thread.ofVirtual().name("opus").start(() -> {
            boolean slow = Opus.isInJava();
            String found = describe(Opus.backend(), slow);
            detail = found;
            if (slow) {
                LOG.warn("Opus: {}", found);
            } else {
                LOG.info("Opus: {}", found);
            }
        });
    }

    static String describe(String backend, boolean slow) {
        return slow
                ? backend + ", at four times the cost of libopus, which was not found: install libopus0"
                        + " (Debian, Ubuntu) or opus (Alpine, RHEL)"
                : backend;
    }

    @Override
    public String name() {
        return "opus";
    }

    @Override
    public Health health() {
        return new Health(true, detail);
    }
}
