package uz.karnay.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import uz.karnay.codec.echo.EchoCanceller;
import uz.karnay.codec.level.GainControl;
import uz.karnay.codec.level.NoiseSuppressor;
import uz.karnay.codec.loss.Concealment;
import uz.karnay.codec.noise.VoiceActivity;
import uz.karnay.codec.resample.Resampler;
import uz.karnay.codec.signal.WhiteNoise;
import uz.karnay.codec.tone.DtmfDetector;
import uz.karnay.codec.tone.KeyListener;

/** What a second of sound costs in each kind of processing, in frames of 20 ms; at 8000 samples a second unless it says so. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class SoundBenchmark {

    private static final int FRAMES = 50;
    private static final int NARROW = 160;

    private final short[] narrow = noise(8000);
    private final short[] full = noise(48000);
    private final short[] frame = new short[960];
    private final Resampler up = Resampler.between(8000, 48000);
    private final Resampler down = Resampler.between(48000, 8000);
    private final Concealment concealment = new Concealment(8000);
    private final EchoCanceller canceller = new EchoCanceller(8000, EchoCanceller.USUAL_TAIL_MILLIS);
    private final NoiseSuppressor suppressor = new NoiseSuppressor(8000);
    private final GainControl gain = new GainControl(8000);
    private final VoiceActivity activity = new VoiceActivity(8000);
    private final DtmfDetector detector = new DtmfDetector(8000, new KeyListener() {
        @Override
        public void onKeyDown(char key) {}

        @Override
        public void onKeyUp(char key, Duration held) {}
    });

    @Benchmark
    public short[] resampleUp8To48(CpuPerCall cpu) {
        cpu.count();
        for (int i = 0; i < FRAMES; i++) {
            up.resample(narrow, i * NARROW, NARROW, frame, 0);
        }
        return frame;
    }

    @Benchmark
    public short[] resampleDown48To8(CpuPerCall cpu) {
        cpu.count();
        for (int i = 0; i < FRAMES; i++) {
            down.resample(full, i * frame.length, frame.length, frame, 0);
        }
        return frame;
    }

    /** Every tenth frame is lost. */
    @Benchmark
    public short[] concealTenPercent(CpuPerCall cpu) {
        cpu.count();
        for (int i = 0; i < FRAMES; i++) {
            if (i % 10 == 9) {
                concealment.conceal(frame, 0, NARROW);
            } else {
                concealment.good(narrow, i * NARROW, NARROW);
            }
        }
        return frame;
    }

    @Benchmark
    public DtmfDetector listenForKeys(CpuPerCall cpu) {
        cpu.count();
        for (int i = 0; i < FRAMES; i++) {
            detector.listen(narrow, i * NARROW, NARROW);
        }
        return detector;
    }

    @Benchmark
    public short[] cancelEcho(CpuPerCall cpu) {
        cpu.count();
        for (int i = 0; i < FRAMES; i++) {
            copy(i);
            canceller.cancel(narrow, i * NARROW, frame, 0, NARROW);
        }
        return frame;
    }

    @Benchmark
    public short[] suppressNoise(CpuPerCall cpu) {
        cpu.count();
        for (int i = 0; i < FRAMES; i++) {
            copy(i);
            suppressor.suppress(frame, 0, NARROW);
        }
        return frame;
    }

    @Benchmark
    public short[] controlGain(CpuPerCall cpu) {
        cpu.count();
        for (int i = 0; i < FRAMES; i++) {
            copy(i);
            gain.adjust(frame, 0, NARROW);
        }
        return frame;
    }

    @Benchmark
    public boolean tellVoice(CpuPerCall cpu) {
        cpu.count();
        boolean voice = false;
        for (int i = 0; i < FRAMES; i++) {
            voice |= activity.isVoice(narrow, i * NARROW, NARROW);
        }
        return voice;
    }

    private void copy(int index) {
        System.arraycopy(narrow, index * NARROW, frame, 0, NARROW);
    }

    private static short[] noise(int count) {
        WhiteNoise white = new WhiteNoise(1);
        short[] sound = new short[count];
        for (int i = 0; i < count; i++) {
            sound[i] = (short) (3000 * white.next());
        }
        return sound;
    }
}
