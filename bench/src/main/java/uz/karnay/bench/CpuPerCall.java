package uz.karnay.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What a call costs the processor, whatever else the machine is busy with: beside the time that passed. The
 * figure of each iteration is right; the last table of JMH adds them up.
 */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class CpuPerCall {

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long startedNanos;
    private long calls;

    @Setup(Level.Iteration)
    public void start() {
        startedNanos = threads.getCurrentThreadCpuTime();
        calls = 0;
    }

    void count() {
        calls++;
    }

    /** Microseconds. */
    public double cpuMicros() {
        return (threads.getCurrentThreadCpuTime() - startedNanos) / 1e3 / Math.max(1, calls);
    }
}
