package uz.karnay.acceptance.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import uz.karnay.acceptance.audio.Heard;
import uz.karnay.acceptance.audio.Sound;
import uz.karnay.acceptance.peer.Baresip;
import uz.karnay.acceptance.peer.Karnay;
import uz.karnay.acceptance.peer.Patience;

/**
 * {@code ./karnay demo}: somebody outside calls the company's public number at a stand-in operator, Karnay rings an
 * extension, both talk, and everything is shown. All of it on loopback addresses of its own.
 */
public final class Demo {

    private static final String OPERATOR = "127.0.60.1:5060";
    private static final String OUTSIDE = "127.0.0.1:5571";
    private static final String PBX = "127.0.61.1:5060";
    private static final String RECEPTION = "127.0.0.1:5561";
    private static final Duration TALK = Duration.ofSeconds(8);
    private static final double UNDERSTOOD = 0.8;

    private final Path directory;

    private Demo(Path directory) {
        this.directory = directory;
    }

    /** Exit code 0 when both sides heard each other. */
    public static void main(String[] arguments) throws IOException {
        System.exit(new Demo(Files.createTempDirectory("karnay-demo")).play() ? 0 : 1);
    }

    private boolean play() throws IOException {
        say("The stand-in operator and Karnay are starting; their files are in " + directory);
        Sound somebody = Speech.say(
                        directory,
                        "somebody",
                        "en-us",
                        "Good morning. I am calling from outside, over the operator. Can you hear me well?")
                .repeated(60);
        Sound reception = Speech.say(
                        directory,
                        "reception",
                        "en-gb",
                        "Reception speaking, at your service. Yes, every word of it arrives here.")
                .repeated(60);
        try (Karnay operator = start("operator", OPERATOR, "127.0.60.1:8080");
                Karnay karnay = start("office", PBX, "127.0.61.1:8080")) {
            karnay.awaitLog("SIP Trunk registered");
            say("Karnay: " + line(karnay.log(), "SIP Trunk registered"));
            try (Baresip inside = phone("reception-phone", 5561, 4461, "200", PBX, "receptions-password", reception);
                    Baresip outside = phone(
                            "outside-phone", 5571, 4462, "998901234567", OPERATOR, "somebodys-password", somebody)) {
                call(outside, inside);
                boolean inwards = judge(somebody, inside.heard(), "reception", "somebody outside");
                boolean outwards = judge(reception, outside.heard(), "somebody outside", "reception");
                say("\n" + ladder());
                boolean understood = inwards && outwards;
                say("\n"
                        + (understood
                                ? "The call worked, both ways."
                                : "The call did not work; look into " + directory));
                return understood;
            } finally {
                karnay.stop();
                operator.stop();
            }
        }
    }

    private Karnay start(String role, String sip, String http) throws IOException {
        Path home = Files.createDirectories(directory.resolve(role));
        Path office = home.resolve("office.yaml");
        Files.writeString(office, resource(role + ".yaml"));
        Path settings = home.resolve("karnay.yaml");
        Files.writeString(settings, "sip:\n  trace: " + trace(role) + "\n");
        return Karnay.start(
                new Karnay.Place(home, sip, http),
                List.of("--load", office.toString(), "--config", settings.toString()));
    }

    private void call(Baresip outside, Baresip inside) {
        inside.awaitRegistered();
        outside.awaitRegistered();
        say("Both phones are registered. Somebody outside dials 998785553322 …");
        outside.dial("sip:998785553322@" + OPERATOR);
        inside.awaitRinging();
        say("… extension 200 rings, and answers …");
        inside.answer();
        outside.awaitEstablished();
        say("… they talk for " + TALK.toSeconds() + " seconds …");
        Patience.pause(TALK);
        inside.hangUp();
        outside.awaitClosed();
        say("… and reception hangs up.\n");
    }

    private boolean judge(Sound said, Sound recorded, String listener, String speaker) {
        Heard heard = Heard.of(said.part(0, 6), recorded);
        say("What " + speaker + " said arrived at " + listener + ": " + heard);
        return heard.found() >= UNDERSTOOD;
    }

    private String ladder() throws IOException {
        List<TracedMessage> messages = new ArrayList<>();
        // Between the two Karnays each message stands in both traces: who sent it counts.
        for (TracedMessage message : TracedMessage.read(trace("operator"))) {
            if (!message.from().equals(PBX)) {
                messages.add(message);
            }
        }
        for (TracedMessage message : TracedMessage.read(trace("office"))) {
            if (!message.from().equals(OPERATOR)) {
                messages.add(message);
            }
        }
        var parties = List.of(
                new Ladder.Party("somebody outside", OUTSIDE),
                new Ladder.Party("operator", OPERATOR),
                new Ladder.Party("Karnay", PBX),
                new Ladder.Party("extension 200", RECEPTION));
        return new Ladder(parties).draw(messages);
    }

    private Path trace(String role) {
        return directory.resolve(role + ".trace");
    }

    private Baresip phone(
            String name, int sipPort, int control, String user, String server, String password, Sound says) {
        String account = "<sip:" + user + "@" + server + ">;auth_user=" + user + ";auth_pass=" + password
                + ";regint=120;answermode=manual";
        return Baresip.start(directory, new Baresip.Profile(name, sipPort, control, account, List.of("g711"), says));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Demo.class.getResourceAsStream("/demo/" + name), name)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private static String line(String log, String wanted) {
        return log.lines()
                .filter(line -> line.contains(wanted))
                .findFirst()
                .orElse("")
                .strip();
    }

    private static void say(String text) {
        System.out.println(text);
    }
}
