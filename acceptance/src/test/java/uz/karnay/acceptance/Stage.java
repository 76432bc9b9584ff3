package uz.karnay.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import uz.karnay.acceptance.peer.Karnay;
import uz.karnay.acceptance.peer.Sipp;

/** What the stories share: where scenarios lie and how SIPp's fields are written. */
final class Stage {

    private Stage() {}

    static Path scenario(String name) {
        return Karnay.home().resolve("acceptance/src/test/resources/sipp").resolve(name + ".xml");
    }

    static Sipp sipp(Path directory, String scenario) {
        return new Sipp(directory, scenario(scenario));
    }

    /** A file of SIPp fields, one line a call. */
    static Path fields(Path directory, String name, List<String> lines) {
        try {
            return Files.writeString(directory.resolve(name), "SEQUENTIAL\n" + String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String digest(String user, String password) {
        return "[authentication username=" + user + " password=" + password + "]";
    }
}
