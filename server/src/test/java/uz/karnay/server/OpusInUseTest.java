package uz.karnay.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpusInUseTest {

    @Test
    void saysWhatToInstallWhenThereIsOnlyTheSlowOne() {
        assertThat(OpusInUse.describe("libopus 1.5.2", false)).isEqualTo("libopus 1.5.2");
        assertThat(OpusInUse.describe("Opus in Java", true)).contains("Opus in Java", "install libopus0");
    }

    @Test
    void isUpWhicheverThereIs() {
        assertThat(new OpusInUse().health().up()).isTrue();
        assertThat(new OpusInUse().health().detail()).isEqualTo("being looked for");
    }
}
