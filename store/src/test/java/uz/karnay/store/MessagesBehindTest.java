package uz.karnay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static uz.karnay.store.Office.BOB;
import static uz.karnay.store.Office.MORNING;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.karnay.pbx.call.CallerId;
import uz.karnay.pbx.voicemail.Folder;
import uz.karnay.pbx.voicemail.MessageId;
import uz.karnay.pbx.voicemail.VoiceMessage;

class MessagesBehindTest {

    @TempDir
    Path data;

    @Test
    void keepsMailboxesOverARestart() {
        VoiceMessage first = message(1, Folder.NEW, true);
        VoiceMessage second = message(2, Folder.NEW, true);
        try (Store store = open()) {
            store.voicemail().save(first);
            store.voicemail().save(second);
            Eventually.is(() -> store.voicemail().load().size() == 2);
            store.voicemail().save(message(2, Folder.SAVED, false));
            store.voicemail().remove(first.id());
        }
        try (Store store = open()) {
            assertThat(store.voicemail().load()).containsExactly(message(2, Folder.SAVED, false));
        }
    }

    private static VoiceMessage message(int number, Folder folder, boolean mailDue) {
        return new VoiceMessage(
                new MessageId(Office.id(number)),
                BOB.id(),
                new CallerId("+998901234567", "Aziz"),
                MORNING.plusSeconds(number),
                Duration.ofMillis(4321),
                folder,
                mailDue);
    }

    private Store open() {
        return Store.open(new StoreConfig(data));
    }
}
