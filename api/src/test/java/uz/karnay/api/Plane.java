package uz.karnay.api;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uz.karnay.api.fake.MemoryAccounts;
import uz.karnay.api.fake.MemoryBindings;
import uz.karnay.api.fake.MemoryCalls;
import uz.karnay.api.fake.MemoryDirectoryStore;
import uz.karnay.api.fake.MemoryHistory;
import uz.karnay.api.fake.MemoryMessages;
import uz.karnay.api.fake.MemoryQueues;
import uz.karnay.api.fake.MemoryRecordings;
import uz.karnay.api.fake.MemorySounds;
import uz.karnay.api.fake.MemoryTrunks;
import uz.karnay.api.security.Tokens;
import uz.karnay.loop.Clock;
import uz.karnay.loop.LoopThread;
import uz.karnay.loop.ParkPoller;
import uz.karnay.loop.virtual.SeededEntropy;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.pbx.HealthSource;
import uz.karnay.pbx.Uuid7;
import uz.karnay.pbx.account.ApiToken;
import uz.karnay.pbx.account.Role;
import uz.karnay.pbx.account.TokenId;
import uz.karnay.pbx.account.User;
import uz.karnay.pbx.account.UserId;
import uz.karnay.pbx.call.ExtensionLines;
import uz.karnay.pbx.directory.LiveDirectory;
import uz.karnay.pbx.queue.QueueDesk;
import uz.karnay.pbx.registration.Bindings;
import uz.karnay.pbx.voicemail.Voicemail;
import uz.karnay.pbx.voicemail.VoicemailLimits;
import uz.karnay.pbx.voicemail.VoicemailScripts;

/** A management plane on a loopback port of its own, over ports in memory and in virtual time. */
final class Plane implements AutoCloseable {

    final VirtualTime time = new VirtualTime(1);
    final MemoryDirectoryStore store = new MemoryDirectoryStore();
    final MemoryBindings kept = new MemoryBindings();
    final MemoryTrunks trunks = new MemoryTrunks();
    final MemoryCalls calls = new MemoryCalls();
    final MemoryHistory history = new MemoryHistory();
    final MemoryAccounts accounts = new MemoryAccounts();
    final MemoryRecordings recordings = new MemoryRecordings();
    final MemorySounds sounds = new MemorySounds();
    final List<HealthSource> health = new ArrayList<>();
    volatile HealthSource.@Nullable Health storeHealth = new HealthSource.Health(true, "last commit took 2 ms");
    final FirstAdministrator.OneTimePassword first;
    final LiveDirectory directory = new LiveDirectory(store, time);
    final Voicemail voicemail;
    final MemoryQueues queueJournal = new MemoryQueues();
    final QueueDesk queues;
    private final LoopThread loop;
    final Bindings bindings = new Bindings(kept, time);
    final Ports ports;
    final ManagementPlane running;

    Plane() {
        this(Path.of("no-such-folder"));
    }

    /** @param messages the folder of voicemail; what lies there is found by its files */
    Plane(Path messages) {
        loop = new LoopThread("queues", Clock.system(), new SeededEntropy(1), new ParkPoller(), (_, fault) -> {
            throw new AssertionError(fault);
        });
        queues = new QueueDesk(loop.start(), directory, new ExtensionLines(), queueJournal);
        queues.start();
        voicemail = new Voicemail(
                id -> VoicemailScripts.owner(directory.current(), id).isPresent(),
                messages,
                new MemoryMessages(),
                VoicemailLimits.STANDARD,
                time,
                time.entropy());
        first = FirstAdministrator.ensure(accounts, time.entropy()).orElseThrow();
        health.add(new HealthSource() {
            @Override
            public String name() {
                return "store";
            }

            @Override
            public Health health() {
                return Objects.requireNonNull(storeHealth);
            }
        });
        ports = new Ports(
                directory,
                bindings,
                trunks,
                calls,
                history,
                accounts,
                recordings,
                sounds,
                voicemail,
                queues,
                health,
                time,
                time.entropy(),
                VirtualTime.BEGINNING,
                "0.1.0-test");
        running = ManagementPlane.start(new HttpConfig(InetAddress.getLoopbackAddress(), 0), ports);
    }

    /** A program with an administrator's token. */
    Client administrator() {
        return program("ada", Role.ADMINISTRATOR);
    }

    /** A program that may only look. */
    Client reader() {
        return program("rita", Role.READ_ONLY);
    }

    private Client program(String name, Role role) {
        var user = accounts.userByName(name)
                .orElseGet(
                        () -> new User(new UserId(Uuid7.next(time, time.entropy())), name, "no password", role, false));
        accounts.put(user);
        String token = Tokens.generate(time.entropy());
        var id = new TokenId(Uuid7.next(time, time.entropy()));
        accounts.put(new ApiToken(id, user.id(), name + "'s program", Tokens.hash(token), time.now(), null));
        return new Client(this).with("Authorization", "Bearer " + token);
    }

    @Override
    public void close() {
        running.close();
        loop.close();
    }
}
