package uz.karnay.server;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.karnay.server.config.ConfigException;
import uz.karnay.server.config.ServerConfig;
import uz.karnay.server.config.Surroundings;

/** Where {@code ./karnay run} begins: reads what is wanted, starts the server and stops it when the system asks. */
public final class Main {

    /** Why a process ended, as the shell sees it. */
    static final int FINE = 0;

    static final int CANNOT_START = 1;
    static final int NOT_UNDERSTOOD = 2;
    static final int STOPPED_LATE = 3;

    private static final Duration STOP_DEADLINE = Duration.ofSeconds(10);

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        int status = start(arguments);
        if (status != FINE) {
            System.exit(status);
        }
    }

    private static int start(String... arguments) throws InterruptedException {
        try {
            if (arguments.length > 0 && OfficeCommand.WORDS.contains(arguments[0])) {
                new OfficeCommand(System.out).run(List.of(arguments));
                return FINE;
            }
            Optional<ServerConfig> config = configuration(arguments);
            if (config.isPresent()) {
                run(Server.start(config.get()));
            }
            return FINE;
        } catch (ConfigException e) {
            System.err.println("karnay: " + e.getMessage() + " (see ./karnay run --help)");
            return NOT_UNDERSTOOD;
        } catch (StartException e) {
            System.err.println("karnay: " + e.getMessage());
            return CANNOT_START;
        }
    }

    /** Empty when only help was asked for, and given. */
    static Optional<ServerConfig> configuration(String... arguments) {
        Options options = Options.of(arguments);
        if (!options.answer().isEmpty()) {
            System.out.println(options.answer());
            return Optional.empty();
        }
        return Optional.of(ServerConfig.read(options.settings(), Surroundings.here()));
    }

    /** Until Ctrl-C or SIGTERM. The process ends with 0 then, because that is how a server is meant to end. */
    private static void run(Server server) throws InterruptedException {
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop"));
        stopped.await();
    }

    private static void stop(Server server) {
        Logger log = LoggerFactory.getLogger(Main.class);
        log.info("Stopping");
        Thread stopping = Thread.ofPlatform().name("stopping").start(server::close);
        boolean clean = false;
        try {
            clean = stopping.join(STOP_DEADLINE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        log.info(clean ? "Stopped" : "Stopped before everything had ended");
        ConsoleLog.flush();
        Runtime.getRuntime().halt(clean ? FINE : STOPPED_LATE);
    }
}
