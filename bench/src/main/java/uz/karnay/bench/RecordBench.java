package uz.karnay.bench;

import static uz.karnay.bench.PhoneTraffic.ALICE;
import static uz.karnay.bench.PhoneTraffic.BOB;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import uz.karnay.codec.Codecs;
import uz.karnay.codec.WireFormat;
import uz.karnay.media.MediaEndpoint;
import uz.karnay.media.MediaEngine;
import uz.karnay.media.PayloadMap;
import uz.karnay.media.file.OggOpusWriter;
import uz.karnay.media.file.OpusTags;
import uz.karnay.media.file.SoundWriter;
import uz.karnay.media.file.WavWriter;
import uz.karnay.media.recorder.CallRecording;
import uz.karnay.media.recorder.Channel;
import uz.karnay.media.recorder.GapReport;
import uz.karnay.media.recorder.RecordingQueue;
import uz.karnay.media.recorder.RecordingWriter;

/**
 * What recording adds to a relayed call of PCMA: CPU milliseconds of all threads of Karnay per second of one call, with its two
 * voices on a channel each; a relay alone is measured first and taken away.
 *
 * <p>Arguments: {@code opus|wav, calls, seconds, repeats, folder}.
 */
public final class RecordBench {

    private static final int RATE = 16_000;
    private static final int ROUND_MILLIS = 200;

    private final Path folder;
    private final boolean wav;
    private final List<CallRecording> recordings = new ArrayList<>();
    private final List<RecordingWriter> writers = new ArrayList<>();

    private RecordBench(Path folder, boolean wav) {
        this.folder = folder;
        this.wav = wav;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        int count = Integer.parseInt(args[1]);
        int seconds = Integer.parseInt(args[2]);
        var bench = new RecordBench(Files.createDirectories(Path.of(args[4])), args[0].equals("wav"));
        Side alice = Side.of(ALICE, 8, WireFormat.Fixed.PCMA, 20);
        Side bob = Side.of(BOB, 8, WireFormat.Fixed.PCMA, 20);
        var traffic = new PhoneTraffic(2 * count, List.of(alice, bob));
        List<MediaEngine> engines = new ArrayList<>();
        traffic.begin(engine -> {
            engines.add(engine);
            for (int call = 0; call < count; call++) {
                MediaEndpoint a = traffic.endpoint(ALICE, alice);
                engine.bridge(a, traffic.endpoint(BOB, bob), PayloadMap.identity(), PayloadMap.identity());
            }
        });
        traffic.measure(5); // the compiler of the JVM needs some packets
        double relay = millis(traffic.measure(seconds)) / count / seconds;
        traffic.onCalls(() -> bench.record(engines.getFirst(), alice, bob));
        try (var thread = Executors.newSingleThreadScheduledExecutor()) {
            ScheduledFuture<?> rounds =
                    thread.scheduleAtFixedRate(bench::drain, ROUND_MILLIS, ROUND_MILLIS, TimeUnit.MILLISECONDS);
            traffic.measure(8);
            for (int repeat = Integer.parseInt(args[3]); repeat > 0; repeat--) {
                double all = millis(traffic.measure(seconds)) / count / seconds;
                System.out.printf(
                        Locale.ROOT,
                        "recording %s calls=%d relay=%.3f extra_cpu_ms_per_call_second=%.3f%n",
                        args[0],
                        count,
                        relay,
                        all - relay);
            }
            rounds.cancel(false);
            Runtime.getRuntime().halt(0);
        }
    }

    private static double millis(PhoneTraffic.Spent spent) {
        return (spent.mediaNanos() + spent.besideNanos()) / 1e6;
    }

    private void record(MediaEngine engine, Side alice, Side bob) {
        for (int call = 0; call < alice.calls().size(); call++) {
            var queue = new RecordingQueue();
            var recording = new CallRecording(queue, RATE);
            recording.attach(Channel.CALLER, engine, alice.calls().get(call), _ -> {});
            recording.attach(Channel.OTHERS, engine, bob.calls().get(call), _ -> {});
            recordings.add(recording);
            writers.add(new RecordingWriter(queue, file(call), new Faults()));
        }
    }

    private SoundWriter file(int call) {
        try {
            return wav
                    ? new WavWriter(folder.resolve(call + ".wav"), RATE, 2)
                    : new OggOpusWriter(
                            folder.resolve(call + ".opus"),
                            Stream.generate(() -> Codecs.recordingEncoder(RATE))
                                    .limit(2)
                                    .toList(),
                            OpusTags.of("TITLE=bench"),
                            call);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void drain() {
        writers.forEach(RecordingWriter::drain);
    }

    private static final class Faults implements RecordingWriter.Listener {
        @Override
        public void onFailed(IOException why) {
            throw new java.io.UncheckedIOException(why);
        }

        @Override
        public void onEnded(GapReport report) {}
    }
}
