package uz.karnay.server.config;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import uz.karnay.loop.Clock;
import uz.karnay.net.LocalAddresses;

/**
 * What the machine and the installation are like: where defaults come from.
 *
 * @param processors how many the server may use
 * @param home the folder of the program
 * @param findAddress tells by which address the machine reaches the world
 */
public record Surroundings(int processors, Path home, Supplier<InetAddress> findAddress) {

    /** An address in the outside world that is never sent anything (RFC 5737). */
    private static final InetAddress OUTSIDE = InetAddress.ofLiteral("192.0.2.1");

    /** This machine; {@code ./karnay} says where it stands by the property {@code karnay.home}. */
    public static Surroundings here() {
        return new Surroundings(
                Runtime.getRuntime().availableProcessors(),
                Path.of(System.getProperty("karnay.home", "")),
                Surroundings::outwardAddress);
    }

    InetAddress address() {
        return findAddress.get();
    }

    private static InetAddress outwardAddress() {
        InetAddress any = InetAddress.ofLiteral("0.0.0.0");
        return new LocalAddresses(any, Optional.empty(), Clock.system()).towards(OUTSIDE);
    }
}
