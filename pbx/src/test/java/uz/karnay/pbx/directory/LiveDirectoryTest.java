package uz.karnay.pbx.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uz.karnay.pbx.Office.ALICE;
import static uz.karnay.pbx.Office.extension;
import static uz.karnay.pbx.Office.put;
import static uz.karnay.pbx.Office.switchedOff;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.pbx.MemoryDirectory;
import uz.karnay.pbx.Office;

class LiveDirectoryTest {

    private final VirtualTime time = new VirtualTime(1);
    private final MemoryDirectory store = new MemoryDirectory(Office.with());
    private final LiveDirectory directory = new LiveDirectory(store, time);

    @Test
    void aChangeIsStoredPublishedAndTold() {
        var heard = new ArrayList<DirectoryChanged>();
        directory.subscribe(heard::add);
        Directory before = directory.current();
        Directory after = directory.change(List.of(put(extension("300", "Carol"))), "root", OptionalLong.empty());

        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(after.extensionByNumber("300")).isPresent();
        assertThat(directory.current()).isSameAs(after);
        assertThat(store.load().version()).isEqualTo(after.version());
        assertThat(store.authors()).containsExactly("root");
        assertThat(heard).containsExactly(new DirectoryChanged(before, after));
        assertThat(before.extensionByNumber("300")).isEmpty();
    }

    @Test
    void rowsKeepTheirOrderWhateverTheirHashes() {
        List<String> numbers =
                IntStream.range(300, 320).mapToObj(String::valueOf).toList();
        numbers.forEach(number -> directory.change(List.of(put(extension(number, ""))), "root", OptionalLong.empty()));
        assertThat(directory.current().extensions().stream().map(Extension::number))
                .containsSubsequence(numbers);
    }

    @Test
    void anInvalidChangeChangesNothing() {
        Directory before = directory.current();
        assertThatThrownBy(() -> directory.change(List.of(put(extension("1", "X"))), "root", OptionalLong.empty()))
                .isInstanceOfSatisfying(
                        InvalidChange.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::field)
                                .containsExactly("number"));
        assertThat(directory.current()).isSameAs(before);
        assertThat(store.authors()).isEmpty();
    }

    @Test
    void anAuthorWhoLookedAtAnOldVersionIsRefused() {
        long seen = directory.current().version();
        directory.change(List.of(put(switchedOff(ALICE))), "one", OptionalLong.of(seen));
        assertThatThrownBy(() -> directory.change(List.of(put(ALICE)), "two", OptionalLong.of(seen)))
                .isInstanceOf(DirectoryStore.StaleVersion.class);
        assertThat(store.authors()).containsExactly("one");
    }

    @Test
    void aChangeMadeElsewhereIsTakenOver() {
        store.apply(List.of(put(extension("300", "Carol"))), store.load().version() + 1, "elsewhere", time.now());
        assertThatThrownBy(() -> directory.change(List.of(put(switchedOff(ALICE))), "here", OptionalLong.empty()))
                .isInstanceOf(DirectoryStore.StaleVersion.class);
        assertThat(directory.current().extensionByNumber("300")).isPresent();
        directory.change(List.of(put(switchedOff(ALICE))), "here", OptionalLong.empty());
        assertThat(store.authors()).containsExactly("elsewhere", "here");
    }

    @Test
    void noChangeMakesNoVersion() {
        Directory before = directory.current();
        assertThat(directory.change(List.of(), "root", OptionalLong.empty())).isSameAs(before);
    }
}
