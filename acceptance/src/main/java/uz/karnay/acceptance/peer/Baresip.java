package uz.karnay.acceptance.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import uz.karnay.acceptance.audio.Sound;

/**
 * A real softphone without a sound card: it says what stands in a file and records what it hears. Driven over its
 * control socket.
 */
public final class Baresip implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final String name;
    private final Path home;
    private final Subprocess process;
    private final BaresipControl control;

    private Baresip(String name, Path home, Subprocess process, BaresipControl control) {
        this.name = name;
        this.home = home;
        this.process = process;
        this.control = control;
    }

    /**
     * What a phone is set up with.
     *
     * @param sipPort where it listens, on 127.0.0.1 (the phone only knows addresses that an interface bears); it takes the next port too, for TLS
     * @param account baresip's account line, {@code <sip:201@127.0.0.1>;auth_pass=…;answermode=manual}
     * @param codecs module names, {@code g711}, {@code opus}, {@code g722}, and {@code srtp} for sealed media
     */
    public record Profile(String name, int sipPort, int controlPort, String account, List<String> codecs, Sound says) {}

    public static Baresip start(Path directory, Profile profile) {
        Path home = directory.resolve(profile.name());
        try {
            Files.createDirectories(home);
            profile.says().write(home.resolve("says.wav"), profile.codecs().contains("opus") ? 2 : 1);
            Files.writeString(home.resolve("accounts"), profile.account() + "\n");
            Files.writeString(home.resolve("contacts"), "");
            Files.writeString(home.resolve("config"), configuration(profile, home));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var process = Subprocess.start(
                profile.name(), directory, List.of("baresip", "-4", "-s", "-v", "-f", home.toString(), "-t", "300"));
        try {
            process.awaitOutput("baresip is ready", LIMIT);
            return new Baresip(profile.name(), home, process, BaresipControl.connect(profile.controlPort()));
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
    }

    private static String configuration(Profile profile, Path home) {
        int rtp = 30_000 + profile.controlPort() % 1_000 * 10;
        String codecs = String.join(
                "",
                profile.codecs().stream()
                        .map(codec -> "module " + codec + ".so\n")
                        .toList());
        return """
                poll_method epoll
                sip_listen 127.0.0.1:%d
                call_local_timeout 60
                call_max_calls 4
                audio_source aufile,%s
                audio_player aufile,%s
                audio_alert aufile,/dev/null
                ausrc_format s16
                auplay_format s16
                auenc_format s16
                audec_format s16
                audio_buffer 20-160
                rtp_ports %d-%d
                rtcp_mux no
                jitter_buffer_delay 5-10
                net_interface 127.0.0.1
                module_path /usr/lib/baresip/modules
                %smodule aufile.so
                module ausine.so
                module sndfile.so
                module_tmp uuid.so
                module_tmp account.so
                module_app contact.so
                module_app menu.so
                module_app ctrl_tcp.so
                ctrl_tcp_listen 127.0.0.1:%d
                snd_path %s
                menu_bell no
                ringback_disabled yes
                """.formatted(
                        profile.sipPort(),
                        home.resolve("says.wav"),
                        home.resolve("player.wav"),
                        rtp,
                        rtp + 9,
                        codecs,
                        profile.controlPort(),
                        home);
    }

    public void awaitRegistered() {
        process.awaitOutput(" binding", LIMIT); // the event may have come before we could listen
    }

    public void dial(String uri) {
        control.command("dial", uri);
    }

    public void awaitRinging() {
        control.await("CALL_INCOMING", LIMIT);
    }

    public void answer() {
        control.command("accept", "");
    }

    public void awaitEstablished() {
        control.await("CALL_ESTABLISHED", LIMIT);
    }

    /** Waits for the end of its call, and gives the reason it was told. */
    public String awaitClosed() {
        JsonNode event = control.await("CALL_CLOSED", LIMIT);
        return event.path("param").asString("");
    }

    public void press(char key) {
        control.command("sndcode", String.valueOf(key));
    }

    public void awaitKey() {
        control.await("CALL_DTMF_START", LIMIT);
    }

    public void hold() {
        control.command("hold", "");
    }

    public void resume() {
        control.command("resume", "");
    }

    /** Sends whom it talks with to {@code uri} (a REFER). */
    public void transfer(String uri) {
        control.command("transfer", uri);
    }

    public void hangUp() {
        control.command("hangup", "");
    }

    /** All it heard in its latest call. */
    public Sound heard() {
        try (Stream<Path> files = Files.list(home)) {
            Path recording = files.filter(file -> file.getFileName().toString().endsWith("-dec.wav"))
                    .max(Comparator.comparing(Path::getFileName))
                    .orElseThrow(() -> new IllegalStateException(name + " heard nothing"));
            return Sound.read(recording);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its log with the SIP messages it sent and received. */
    public String trace() {
        return process.output();
    }

    @Override
    public void close() {
        control.close();
        process.close();
    }
}
