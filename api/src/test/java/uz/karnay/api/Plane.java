package uz.karnay.api;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import uz.karnay.api.fake.MemoryAccounts;
import uz.karnay.api.fake.MemoryBindings;
import uz.karnay.api.fake.MemoryCalls;
import uz.karnay.api.fake.MemoryDirectoryStore;
import uz.karnay.api.fake.MemoryHistory;
import uz.karnay.api.fake.MemoryTrunks;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.pbx.HealthSource;
import uz.karnay.pbx.directory.LiveDirectory;
import uz.karnay.pbx.registration.Bindings;

/** A management plane on a loopback port of its own, over ports in memory and in virtual time. */
final class Plane implements AutoCloseable {

    final VirtualTime time = new VirtualTime(1);
    final MemoryDirectoryStore store = new MemoryDirectoryStore();
    final MemoryBindings kept = new MemoryBindings();
    final MemoryTrunks trunks = new MemoryTrunks();
    final MemoryCalls calls = new MemoryCalls();
    final MemoryHistory history = new MemoryHistory();
    final MemoryAccounts accounts = new MemoryAccounts();
    final List<HealthSource> health = new ArrayList<>();
    final FirstAdministrator.OneTimePassword first;
    final LiveDirectory directory = new LiveDirectory(store, time);
    final Bindings bindings = new Bindings(kept, time);
    final Ports ports;
    final ManagementPlane running;

    Plane() {
        first = FirstAdministrator.ensure(accounts, time.entropy()).orElseThrow();
        health.add(new HealthSource() {
            @Override
            public String name() {
                return "store";
            }

            @Override
            public Health health() {
                return new Health(true, "12 ms");
            }
        });
        ports = new Ports(
                directory,
                bindings,
                trunks,
                calls,
                history,
                accounts,
                health,
                time,
                time.entropy(),
                VirtualTime.BEGINNING,
                "0.1.0-test");
        running = ManagementPlane.start(new HttpConfig(InetAddress.getLoopbackAddress(), 0), ports);
    }

    @Override
    public void close() {
        running.close();
    }
}
