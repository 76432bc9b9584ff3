package uz.karnay.server.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.directory.Dtmf;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.directory.Srtp;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.server.config.ConfigException;

class OfficeTest {

    private final VirtualTime time = new VirtualTime(1);

    @TempDir
    private Path directory;

    @Test
    void beginsWithTwoExtensionsWhosePasswordsNobodyKnowsYet() {
        Office office = Office.starter(time, time.entropy());
        assertThat(office.welcomed()).extracting(Extension::number).containsExactly("200", "201");
        assertThat(office.welcomed()).allSatisfy(extension -> {
            assertThat(extension.password().reveal()).hasSize(16);
            assertThat(extension.toString()).doesNotContain(extension.password().reveal());
        });
    }

    @Test
    void readsTheOfficeThatShips() {
        Office office = Office.read(Path.of("../examples/office.yaml"), time, time.entropy());
        Trunk bell = only(office, Change.PutTrunk.class).trunk();
        assertThat(bell.account()).isEqualTo(Trunk.Account.REGISTERS_TO_PROVIDER);
        assertThat(bell.server()).hasToString("udp:bell.uz:5060");
        var did = only(office, Change.PutDid.class).did();
        assertThat(did.trunk()).isEqualTo(bell.id());
        assertThat(did.target()).isInstanceOf(RouteTarget.ToExtension.class);
        assertThat(office.welcomed()).hasSize(3);
    }

    @Test
    void readsTheBenchThatShips() {
        Office office = Office.read(Path.of("../examples/bench.yaml"), time, time.entropy());
        List<Extension> extensions = office.changes().stream()
                .filter(Change.PutExtension.class::isInstance)
                .map(change -> ((Change.PutExtension) change).extension())
                .toList();
        assertThat(extensions).hasSize(1000);
        assertThat(extensions.getLast().login()).isEqualTo("u1999");
        assertThat(extensions.getLast().number()).isEqualTo("61999");
        assertThat(office.welcomed()).isEmpty();
    }

    @Test
    void namesTheKeyThatDoesNotExist() throws IOException {
        assertThatThrownBy(() -> read("extensions:\n  - nummer: '200'\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("at extensions[0].nummer")
                .hasMessageContaining("no key nummer");
    }

    @Test
    void namesThePlaceOfAWrongValue() {
        assertThatThrownBy(() -> read("settings: {ring-time: soon}\n"))
                .hasMessageContaining("settings.ring-time")
                .hasMessageContaining("such as 30s");
        assertThatThrownBy(() -> read("trunks:\n  - name: bell\n")).hasMessageContaining("trunks[0].server is missing");
        assertThatThrownBy(() -> read("dids:\n  - {number: '998785553322', extension: '200'}\n"))
                .hasMessageContaining("dids[0].extension: nothing above is named '200'");
        assertThatThrownBy(() -> read("extensions:\n  - {number: '200', codecs: [MP3]}\n"))
                .hasMessageContaining("extensions[0].codecs")
                .hasMessageContaining("PCMA");
    }

    @Test
    void readsHowFarMediaAreSealed() throws IOException {
        Office office = read("""
                extensions:
                  - {number: '200', srtp: required}
                  - {number: '201', srtp: off}
                  - {number: '202'}
                trunks:
                  - {name: bell, server: bell.uz, srtp: offered}
                """);
        assertThat(office.changes().stream()
                        .filter(Change.PutExtension.class::isInstance)
                        .map(change ->
                                ((Change.PutExtension) change).extension().srtp()))
                .containsExactly(Srtp.REQUIRED, Srtp.OFF, Srtp.OFF);
        assertThat(only(office, Change.PutTrunk.class).trunk().srtp()).isEqualTo(Srtp.OFFERED);
        assertThatThrownBy(() -> read("extensions:\n  - {number: '200', srtp: always}\n"))
                .hasMessageContaining("extensions[0].srtp")
                .hasMessageContaining("off, offered, required");
    }

    @Test
    void readsWhatIsRecordedAndCleanedOfATrunk() throws IOException {
        Office office = read("""
                extensions:
                  - {number: '200', record: on}
                trunks:
                  - {name: bell, server: bell.uz, record: on, echo-cancel: on, gain-control: on}
                dids:
                  - {number: '+998785553322', extension: '200', record: on}
                """);
        Trunk bell = only(office, Change.PutTrunk.class).trunk();
        assertThat(bell.recorded()).isTrue();
        assertThat(bell.cleaning()).isEqualTo(new Trunk.Cleaning(true, false, true));
        assertThat(only(office, Change.PutDid.class).did().recorded()).isTrue();
        assertThatThrownBy(() -> read("trunks:\n  - {name: bell, server: bell.uz, echo-cancel: loud}\n"))
                .hasMessageContaining("trunks[0].echo-cancel")
                .hasMessageContaining("on or off");
    }

    @Test
    void readsHowKeysComeAndGo() throws IOException {
        Office office = read("""
                extensions:
                  - {number: '200', dtmf: info}
                  - {number: '201'}
                trunks:
                  - {name: bell, server: bell.uz, dtmf: rfc4733}
                """);
        assertThat(office.changes().stream()
                        .filter(Change.PutExtension.class::isInstance)
                        .map(change ->
                                ((Change.PutExtension) change).extension().dtmf()))
                .containsExactly(Dtmf.INFO, Dtmf.AUTO);
        assertThat(only(office, Change.PutTrunk.class).trunk().dtmf()).isEqualTo(Dtmf.RFC4733);
        assertThatThrownBy(() -> read("extensions:\n  - {number: '200', dtmf: loud}\n"))
                .hasMessageContaining("extensions[0].dtmf")
                .hasMessageContaining("auto, rfc4733, inband, info");
    }

    @Test
    void refusesWhatIsNoYaml() {
        assertThatThrownBy(() -> read("extensions: [\n")).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> Office.read(directory.resolve("none.yaml"), time, time.entropy()))
                .hasMessageContaining("cannot be read");
    }

    private Office read(String yaml) throws IOException {
        Path file = directory.resolve("office.yaml");
        Files.writeString(file, yaml);
        return Office.read(file, time, time.entropy());
    }

    private static <T extends Change> T only(Office office, Class<T> kind) {
        List<T> changes = office.changes().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
        assertThat(changes).hasSize(1);
        return changes.getFirst();
    }
}
