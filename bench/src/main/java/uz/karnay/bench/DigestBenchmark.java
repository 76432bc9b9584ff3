package uz.karnay.bench;

import java.util.Optional;
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
import uz.karnay.loop.Clock;
import uz.karnay.loop.Entropy;
import uz.karnay.sip.auth.DigestClient;
import uz.karnay.sip.auth.DigestPolicy;
import uz.karnay.sip.auth.DigestServer;
import uz.karnay.sip.auth.DigestVerdict;
import uz.karnay.sip.auth.NonceKey;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipResponse;

/** A digest from the challenge to the verdict, the phone's own reckoning included. */
@State(Scope.Thread)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DigestBenchmark {

    private final Entropy entropy = Entropy.secure();
    private final DigestServer server =
            new DigestServer(DigestPolicy.of("karnay.test"), NonceKey.draw(entropy), Clock.system(), entropy);
    private final SipRequest register = Messages.parsed(Messages.request("REGISTER", 1, "", 1));

    @Benchmark
    public DigestVerdict challengeAndVerify() {
        var phone = new DigestClient("alice", "secret", entropy);
        SipResponse.Builder challenge = SipResponse.to(register, 401, "Unauthorized");
        server.challenges(register, false)
                .forEach(one -> challenge.add(HeaderField.of(HeaderType.WWW_AUTHENTICATE, one)));
        phone.onChallenge(register, challenge.build());
        DigestVerdict verdict =
                server.verify(phone.authorize(register), HeaderType.AUTHORIZATION, _ -> Optional.of("secret"));
        if (!(verdict instanceof DigestVerdict.Accepted)) {
            throw new IllegalStateException(verdict.toString());
        }
        return verdict;
    }
}
