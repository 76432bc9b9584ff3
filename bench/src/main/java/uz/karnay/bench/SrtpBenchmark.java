package uz.karnay.bench;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import uz.karnay.loop.Entropy;
import uz.karnay.rtp.srtp.SrtpKey;
import uz.karnay.rtp.srtp.SrtpOutcome;
import uz.karnay.rtp.srtp.SrtpReceiver;
import uz.karnay.rtp.srtp.SrtpSender;
import uz.karnay.rtp.srtp.SrtpSuite;

/**
 * 20 ms of G.711 sealed, and sealed and opened again; the difference is what opening costs. The packet is in a direct
 * buffer, as a socket hands it up.
 */
@State(Scope.Thread)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SrtpBenchmark {

    private static final int PACKET_BYTES = 172;

    @Param({"AES_CM_128_HMAC_SHA1_80", "AEAD_AES_128_GCM", "AEAD_AES_256_GCM"})
    private SrtpSuite suite = SrtpSuite.AES_CM_128_HMAC_SHA1_80;

    private final ByteBuffer packet = ByteBuffer.allocateDirect(2048);
    private SrtpSender sender = new SrtpSender(SrtpKey.draw(suite, Entropy.secure()));
    private SrtpReceiver receiver = new SrtpReceiver(SrtpKey.draw(suite, Entropy.secure()));
    private int sequence;

    @Setup
    public void agree() {
        SrtpKey key = SrtpKey.draw(suite, Entropy.secure());
        sender = new SrtpSender(key);
        receiver = new SrtpReceiver(key);
    }

    @Benchmark
    public SrtpOutcome seal() {
        packet.clear().limit(PACKET_BYTES).put(0, (byte) 0x80).putShort(2, (short) sequence++);
        return sender.seal(packet);
    }

    @Benchmark
    public SrtpOutcome sealAndOpen() {
        seal();
        SrtpOutcome outcome = receiver.open(packet);
        if (outcome != SrtpOutcome.DONE) {
            throw new IllegalStateException(outcome.toString());
        }
        return outcome;
    }
}
