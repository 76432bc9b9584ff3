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
import uz.karnay.pbx.directory.CallQueue;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.DirectoryCheck;
import uz.karnay.pbx.directory.DirectoryDiff;
import uz.karnay.pbx.directory.Dtmf;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.Feature;
import uz.karnay.pbx.directory.Menu;
import uz.karnay.pbx.directory.Permission;
import uz.karnay.pbx.directory.RingGroup;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.directory.Srtp;
import uz.karnay.pbx.directory.TimeCondition;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.pbx.speech.Language;
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
                .hasMessageContaining("dids[0].extension: nothing is named '200'");
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
    void readsGroupsQueuesMenusAndTheClockInAnyOrder() throws IOException {
        Office office = read("""
                dids:
                  - {number: '998785553322', target: 'time-condition:Day'}
                extensions:
                  - {number: '200', forward-busy: 'external:901234567', follow-me: ['201 after 5s'], voicemail: on,
                     voicemail-pin: '4711', permissions: [internal, local]}
                  - {number: '201', permissions: [all]}
                ring-groups:
                  - {name: Sales, number: '600', order: in-order, members: ['200', '901234567 after 5s'], otherwise: 'queue:Support'}
                queues:
                  - {name: Support, number: '700', strategy: ring-all, agents: ['200', '201 tier 1 skill 5 always'],
                     max-wait: 5m, timeout: 'hang-up:busy', keys: {'1': 'voicemail:200'}}
                menus:
                  - name: Main
                    choices: {uz: main-uz, ru: main-ru}
                    keys: {'1': 'ring-group:Sales', '2': 'language:ru then queue:Support', '*': repeat, '#': back}
                    silence: {times: 1, then: 'extension:200'}
                announcements:
                  - {name: Closed, wording: {uz: closed-uz}}
                holiday-calendars:
                  - {name: Holidays}
                  - {name: Own, days: ['03-21 Navroʻz', '2027-03-10 Ramazon hayit']}
                time-conditions:
                  - name: Day
                    open: ['mon-fri 09:00-18:00', 'sat 10:00-14:00']
                    exceptions: ['2026-12-31 09:00-12:00 eve', '2027-01-02 closed']
                    holidays: Holidays
                    when-open: 'menu:Main'
                    when-closed: 'announcement:Closed'
                conference-rooms:
                  - {name: Board, number: '800', pin: '1234'}
                inbound-rules:
                  - {name: Pests, callers: ['99890.'], target: 'hang-up:declined'}
                settings: {codes: {echo-test: '*44', flip: ''}}
                """);
        Directory directory = Directory.empty().with(office.changes());
        assertThat(DirectoryCheck.problems(directory)).isEmpty();
        var sales = directory.facilities(RingGroup.class).getFirst();
        assertThat(sales.members().getLast().target()).isEqualTo(new RouteTarget.ToExternal("901234567"));
        var support = directory.facilities(CallQueue.class).getFirst();
        assertThat(sales.otherwise()).isEqualTo(new RouteTarget.ToQueue(support.id()));
        assertThat(support.agents().getLast().always()).isTrue();
        var main = directory.facilities(Menu.class).getFirst();
        assertThat(main.on("2")).contains(new Menu.Action.Choose(Language.RU, new RouteTarget.ToQueue(support.id())));
        var day = directory.facilities(TimeCondition.class).getFirst();
        assertThat(day.open().getFirst().days()).hasSize(5);
        assertThat(day.exceptions().getLast().from()).isNull();
        assertThat(directory
                        .extensionByNumber("200")
                        .orElseThrow()
                        .handling()
                        .mailbox()
                        .enabled())
                .isTrue();
        assertThat(directory.extensionByNumber("201").orElseThrow().handling().permissions())
                .contains(Permission.INTERNATIONAL);
        assertThat(directory.settings().codes().code(Feature.ECHO_TEST)).isEqualTo("*44");
        assertThat(backAndForth(directory, true)).isEmpty();
        assertThat(backAndForth(directory, false)).isEmpty();
    }

    /** What differs after an export and the import of what it wrote. */
    private List<Change> backAndForth(Directory office, boolean secrets) throws IOException {
        Path file = directory.resolve("exported.yaml");
        String yaml = OfficeExport.yaml(office, secrets);
        assertThat(yaml.contains("4711")).isEqualTo(secrets);
        Files.writeString(file, yaml);
        Office read = Office.read(file, office, time, time.entropy());
        assertThat(read.welcomed()).isEmpty();
        return DirectoryDiff.between(office, Directory.empty().with(read.changes()));
    }

    @Test
    void theOfficesThatShipSurviveAnExport() throws IOException {
        for (String name : List.of("office", "bench")) {
            Office office = Office.read(Path.of("../examples/" + name + ".yaml"), time, time.entropy());
            Path file = directory.resolve("exported.yaml");
            Directory shipped = Directory.empty().with(office.changes());
            Files.writeString(file, OfficeExport.yaml(shipped, true));
            Office read = Office.read(file, shipped, time, time.entropy());
            assertThat(DirectoryDiff.between(shipped, Directory.empty().with(read.changes())))
                    .isEmpty();
        }
    }

    @Test
    void namesTheTargetThatLeadsNowhere() {
        assertThatThrownBy(() -> read("ring-groups:\n  - {name: Sales, otherwise: 'queue:None'}\n"))
                .hasMessageContaining(
                        "ring-groups[0].otherwise cannot be 'queue:None': queue: nothing is named 'None'");
        assertThatThrownBy(() -> read("ring-groups:\n  - {name: Sales, otherwise: 'bed:None'}\n"))
                .hasMessageContaining("expected extension, voicemail, ring-group");
        assertThatThrownBy(
                        () -> read(
                                "time-conditions:\n  - {name: Day, open: ['daily'], when-open: 'hang-up:busy', when-closed: 'hang-up:busy'}\n"))
                .hasMessageContaining("such as mon-fri 09:00-18:00");
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
