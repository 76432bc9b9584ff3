package uz.karnay.bench;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import uz.karnay.codec.Codecs;
import uz.karnay.codec.Decoder;
import uz.karnay.codec.Encoder;
import uz.karnay.codec.WireFormat;
import uz.karnay.codec.g711.Law;
import uz.karnay.codec.g711.Transcoding;
import uz.karnay.codec.opus.OpusParameters;

/**
 * What 20 ms of one stream cost to encode and to decode; divided by 20, milliseconds for each second of sound. What libopus
 * itself takes for the same sound says bench/src/main/c/opus.c.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class CodecBenchmark {

    private static final int FRAMES = 250;

    /** A format, or Opus with its rate. */
    @Param({"PCMU", "PCMA", "L16", "G722", "GSM", "opus@8000", "opus@16000", "opus@48000"})
    public String codec = "PCMU";

    private final ByteBuffer payload = ByteBuffer.allocateDirect(2000);
    private final ByteBuffer[] payloads = new ByteBuffer[FRAMES];
    private final short[] decoded = new short[5760];
    private short[] voice = {};
    private Encoder encoder = Codecs.encoder(WireFormat.Fixed.PCMU);
    private Decoder decoder = Codecs.decoder(WireFormat.Fixed.PCMU, 8000);
    private int frameSamples;
    private int frame;

    @Setup(Level.Trial)
    public void open() {
        WireFormat format = format();
        int rate = codec.startsWith("opus@") ? Integer.parseInt(codec.substring(5)) : format.sampleRate();
        encoder = Codecs.encoder(format, rate);
        decoder = Codecs.decoder(format, rate);
        frameSamples = rate / 50;
        voice = Voice.of(rate, FRAMES);
        for (int i = 0; i < FRAMES; i++) {
            payloads[i] = ByteBuffer.allocateDirect(2000);
            encoder.encode(voice, i * frameSamples, frameSamples, payloads[i]);
            payloads[i].flip();
        }
    }

    private WireFormat format() {
        return switch (codec) {
            case "L16" -> new WireFormat.L16(8000);
            case "PCMU", "PCMA", "G722", "GSM" -> WireFormat.Fixed.valueOf(codec);
            default -> new WireFormat.Opus(OpusParameters.DEFAULTS);
        };
    }

    @TearDown(Level.Trial)
    public void close() {
        encoder.close();
        decoder.close();
    }

    private int next() {
        frame = (frame + 1) % FRAMES;
        return frame;
    }

    @Benchmark
    public int encode(CpuPerCall cpu) {
        cpu.count();
        payload.clear();
        return encoder.encode(voice, next() * frameSamples, frameSamples, payload);
    }

    @Benchmark
    public int decode(CpuPerCall cpu) {
        cpu.count();
        return decoder.decode(payloads[next()], decoded, 0);
    }

    /** PCMU to PCMA in place; the same for every codec, so run it with {@code -p codec=PCMU}. */
    @Benchmark
    public int rewriteG711(CpuPerCall cpu) {
        cpu.count();
        ByteBuffer frameOfCodec = payloads[next()];
        Transcoding.rewrite(frameOfCodec, Law.MU);
        return frameOfCodec.limit();
    }
}
