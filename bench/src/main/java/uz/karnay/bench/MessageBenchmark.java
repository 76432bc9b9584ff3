package uz.karnay.bench;

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
import uz.karnay.sip.message.ByteSink;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipResponse;
import uz.karnay.sip.parse.ParseResult;
import uz.karnay.sip.parse.SipParser;

/** Reading and writing an INVITE of some 800 bytes. */
@State(Scope.Thread)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MessageBenchmark {

    private final byte[] invite = Messages.request("INVITE", 1, "", 1);
    private final SipRequest read = Messages.parsed(invite);
    private final ByteSink out = new ByteSink(2048);

    /** What every message that comes in costs. */
    @Benchmark
    public ParseResult parse() {
        return SipParser.parse(invite, 0, invite.length);
    }

    /** With what a transaction and a dialog look at. */
    @Benchmark
    public int parseAndRead() {
        SipRequest request = Messages.parsed(invite);
        return request.topVia().hashCode()
                + request.from().hashCode()
                + request.to().hashCode()
                + request.callId().hashCode()
                + request.cseq().hashCode()
                + request.contact().hashCode();
    }

    /** A 200 to it, built and written. */
    @Benchmark
    public int answer() {
        SipResponse answer = SipResponse.to(read, 200, "OK").toTag("8321234356").build();
        out.clear();
        answer.writeTo(out);
        return out.length();
    }
}
