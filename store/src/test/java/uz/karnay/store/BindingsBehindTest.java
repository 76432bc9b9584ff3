package uz.karnay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static uz.karnay.store.Office.ALICE;
import static uz.karnay.store.Office.BOB;
import static uz.karnay.store.Office.MORNING;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.registration.Binding;
import uz.karnay.pbx.registration.BindingStore;

class BindingsBehindTest {

    private static final int OFFICE = 20_000;

    @TempDir
    Path data;

    @Test
    void keepsTheDevicesOfEachExtensionOverARestart() {
        Binding desk = binding(ALICE.id(), "sip:alice@192.0.2.1:5061;line=a,b", 1);
        Binding soft = binding(ALICE.id(), "sip:alice@192.0.2.9:5062", 7);
        Binding bob = binding(BOB.id(), "sip:bob@192.0.2.2", 3);
        try (Store store = open()) {
            store.bindings().save(ALICE.id(), List.of(desk, soft));
            store.bindings().save(BOB.id(), List.of(bob));
        }
        try (Store store = open()) {
            assertThat(store.bindings().load()).containsExactly(desk, soft, bob);
        }
    }

    @Test
    void keepsOnlyTheLastOfManySaves() {
        try (Store store = open()) {
            for (int cseq = 1; cseq <= 1000; cseq++) {
                store.bindings().save(ALICE.id(), List.of(binding(ALICE.id(), "sip:alice@192.0.2.1", cseq)));
                store.bindings().save(BOB.id(), List.of(binding(BOB.id(), "sip:bob@192.0.2.2", cseq)));
            }
            store.bindings().save(BOB.id(), List.of());
        }
        try (Store store = open()) {
            assertThat(store.bindings().load()).containsExactly(binding(ALICE.id(), "sip:alice@192.0.2.1", 1000));
        }
    }

    @Test
    void bringsThemToTheDatabaseWithoutBeingAsked() {
        try (Store store = open()) {
            store.bindings().save(ALICE.id(), List.of(binding(ALICE.id(), "sip:alice@192.0.2.1", 1)));
            Eventually.is(() -> !store.bindings().load().isEmpty());
        }
    }

    @Test
    void takesAWholeOfficeThatRegistersAtOnce() {
        try (Store store = open()) {
            BindingStore bindings = store.bindings();
            IntStream.range(0, OFFICE).forEach(i -> {
                var extension = new ExtensionId(Office.id(i));
                bindings.save(extension, List.of(binding(extension, "sip:" + i + "@192.0.2.1", i)));
            });
        }
        try (Store store = open()) {
            assertThat(store.bindings().load()).hasSize(OFFICE);
        }
    }

    private static Binding binding(ExtensionId extension, String contact, long cseq) {
        return new Binding(
                extension,
                contact,
                "udp:198.51.100.7:40001",
                cseq % 2 == 0 ? List.of() : List.of("<sip:edge.bell.uz;lr>", "<sip:core.bell.uz;lr>"),
                500,
                "registration-" + extension,
                cseq,
                MORNING,
                MORNING.plusSeconds(300),
                "MicroSIP/3.21");
    }

    private Store open() {
        return Store.open(new StoreConfig(data));
    }
}
