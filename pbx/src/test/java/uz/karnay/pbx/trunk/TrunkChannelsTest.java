package uz.karnay.pbx.trunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uz.karnay.pbx.Office.BELL;

import org.junit.jupiter.api.Test;
import uz.karnay.pbx.Office;

class TrunkChannelsTest {

    private final TrunkChannels channels = new TrunkChannels();

    @Test
    void aTrunkHoldsItsLimit() {
        var narrow = Office.narrow(BELL, 2);
        assertThat(channels.take(narrow)).isTrue();
        assertThat(channels.take(narrow)).isTrue();
        assertThat(channels.take(narrow)).isFalse();
        channels.takeAnyway(narrow);
        assertThat(channels.inUse(BELL.id())).isEqualTo(3);
        channels.release(BELL.id());
        assertThat(channels.take(narrow)).isFalse();
        channels.release(BELL.id());
        assertThat(channels.take(narrow)).isTrue();
    }

    @Test
    void zeroIsNoLimit() {
        for (int i = 0; i < 1000; i++) {
            assertThat(channels.take(BELL)).isTrue();
        }
    }

    @Test
    void nothingIsGivenBackTwice() {
        assertThatThrownBy(() -> channels.release(BELL.id())).isInstanceOf(IllegalStateException.class);
    }
}
