package uz.karnay.acceptance.peer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Kamailio as an operator: registrar with digest and the network behind it. */
public final class Kamailio implements AutoCloseable {

    private final Subprocess process;

    private Kamailio(Subprocess process) {
        this.process = process;
    }

    /**
     * @param address where it listens, {@code 127.0.41.1:5060}, UDP
     * @param password of every account
     */
    public static Kamailio start(Path directory, Path configuration, String address, String password) {
        var process = Subprocess.start("kamailio", directory, command(directory, configuration, address, password));
        try {
            Sip.awaitAnswer(address, Duration.ofSeconds(15));
        } catch (RuntimeException e) {
            String output = process.output();
            process.close();
            throw new IllegalStateException("Kamailio does not answer:\n" + output, e);
        }
        return new Kamailio(process);
    }

    /** What starts it, for whoever starts it elsewhere: in a namespace. */
    public static List<String> command(Path directory, Path configuration, String address, String password) {
        return List.of(
                "kamailio",
                "-DD",
                "-E",
                "-m",
                "64",
                "-M",
                "8",
                "-f",
                configuration.toString(),
                "-w",
                directory.toString(),
                "-Y",
                directory.toString(),
                "-P",
                directory.resolve("kamailio.pid").toString(),
                "-A",
                "LISTEN=udp:" + address,
                "-A",
                "PASSWORD=\"" + password + "\"");
    }

    @Override
    public void close() {
        process.close();
    }
}
