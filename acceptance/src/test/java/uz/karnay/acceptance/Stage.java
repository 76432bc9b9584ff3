package uz.karnay.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import uz.karnay.acceptance.peer.Karnay;
import uz.karnay.acceptance.peer.Patience;
import uz.karnay.acceptance.peer.Rest;
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

    /** The newest record, once there is one of a call that began after {@code since}. */
    static JsonNode recordSince(Rest api, Instant since) {
        Patience.until("the call is written down", Duration.ofSeconds(20), () -> {
            String started = newest(api).path("startedAt").asString("");
            return !started.isEmpty() && Instant.parse(started).isAfter(since);
        });
        return newest(api);
    }

    private static JsonNode newest(Rest api) {
        return api.get("/api/v1/calls?limit=1").path("items").path(0);
    }

    /** SIPp's own count of something, as of its last line of statistics; 0 before the first. */
    static long lastStatistic(Path statistics, String column) {
        try {
            if (!Files.exists(statistics)) {
                return 0;
            }
            List<String> lines = Files.readAllLines(statistics);
            int place = List.of(lines.getFirst().split(";")).indexOf(column);
            return lines.size() < 2 ? 0 : Long.parseLong(lines.getLast().split(";")[place]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String digest(String user, String password) {
        return "[authentication username=" + user + " password=" + password + "]";
    }
}
