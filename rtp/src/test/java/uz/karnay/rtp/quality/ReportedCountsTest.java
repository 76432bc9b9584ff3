package uz.karnay.rtp.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportedCountsTest {

    private final ReportedCounts counts = new ReportedCounts();

    @Test
    void sumsUpWhatThePeerMissed() {
        assertThat(counts.isKnown()).isFalse();
        counts.onReport(1, 65_500, 5, 100);
        counts.onReport(1, 65_700, 25, 300);
        assertThat(counts.isKnown()).isTrue();
        assertThat(counts.counts()).isEqualTo(new StreamCounts(300, 25, 0));
    }

    @Test
    void countsWhatWasLostBeforeItReachedTheRelay() {
        counts.onReport(1, 1000, 0, 100);
        counts.onReport(1, 1100, 10, 190);
        assertThat(counts.counts()).isEqualTo(new StreamCounts(200, 10, 0));
    }

    @Test
    void goesOnWhenThePeerHearsAnotherSource() {
        counts.onReport(1, 1000, 5, 100);
        counts.onReport(2, 7, 3, 200);
        assertThat(counts.counts()).isEqualTo(new StreamCounts(200, 8, 0));
    }

    @Test
    void believesNoMoreThanWasSent() {
        counts.onReport(1, 1000, 0x7fffff, 100);
        counts.onReport(1, 1_000_000, -1, 150);
        counts.onReport(1, 0, -0x800000, 150);
        assertThat(counts.counts()).isEqualTo(new StreamCounts(150, 100, 0));
    }
}
