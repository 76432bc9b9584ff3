package uz.karnay.codec.opus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** RFC 7587 §6.1 and what it means to the encoder; RFC 6716 §3.1 for packets. */
class OpusParametersTest {

    @Test
    void everyParameterIsRead() {
        var read = OpusParameters.parse("maxplaybackrate=16000;sprop-maxcapturerate=8000; maxaveragebitrate=20000;"
                + " stereo=1; useinbandfec=1;usedtx=1; CBR=1; minptime=10");
        assertThat(read).isEqualTo(new OpusParameters(16000, 8000, 20000, true, true, true, true));
    }

    @Test
    void nothingSaidIsTheDefault() {
        assertThat(OpusParameters.parse("")).isEqualTo(OpusParameters.DEFAULTS);
        assertThat(OpusParameters.parse(";;=;a;=1;useinbandfec;maxplaybackrate="))
                .isEqualTo(OpusParameters.DEFAULTS);
    }

    @Test
    void whatIsOutOfRangeCountsAsNotSaid() {
        assertThat(OpusParameters.parse("maxplaybackrate=7999;sprop-maxcapturerate=96000;maxaveragebitrate=-5"))
                .isEqualTo(OpusParameters.DEFAULTS);
        assertThat(OpusParameters.parse("maxaveragebitrate=99999999999999999999"))
                .isEqualTo(OpusParameters.DEFAULTS);
        assertThat(OpusParameters.parse("maxaveragebitrate=1").maxAverageBitrate())
                .isEqualTo(6000);
        assertThat(OpusParameters.parse("maxaveragebitrate=999999").maxAverageBitrate())
                .isEqualTo(510_000);
    }

    @Test
    void theEncoderIsNoWiderThanWhatIsPlayed() {
        assertThat(settings("maxplaybackrate=8000", 48000).bandwidth()).isEqualTo(EncoderSettings.Bandwidth.NARROW);
        assertThat(settings("maxplaybackrate=24000", 48000).bandwidth())
                .isEqualTo(EncoderSettings.Bandwidth.SUPER_WIDE);
        assertThat(settings("", 16000).bandwidth()).isEqualTo(EncoderSettings.Bandwidth.WIDE);
        assertThat(settings("", 48000).bandwidth()).isEqualTo(EncoderSettings.Bandwidth.FULL);
    }

    @Test
    void theEncoderIsNoFasterThanAsked() {
        assertThat(settings("maxaveragebitrate=10000", 48000).bitrate()).isEqualTo(10_000);
        assertThat(settings("maxaveragebitrate=510000", 48000).bitrate()).isEqualTo(36_000);
    }

    private static EncoderSettings settings(String fmtp, int rate) {
        return EncoderSettings.of(OpusParameters.parse(fmtp), rate);
    }

    @Test
    void packetsTellTheirLength() {
        assertThat(samples(0x00)).isEqualTo(80); // SILK narrow-band, 10 ms
        assertThat(samples(0x18)).isEqualTo(480); // SILK, 60 ms
        assertThat(samples(0x68)).isEqualTo(160); // hybrid, 20 ms
        assertThat(samples(0x80)).isEqualTo(20); // CELT, 2.5 ms
        assertThat(samples(0x99)).isEqualTo(320); // CELT, twice 20 ms
        assertThat(samples(0x9B, 6)).isEqualTo(960);
        assertThat(samples(0x9B, 7)).isZero(); // more than 120 ms
        assertThat(samples(0x9B)).isZero(); // its number of frames is missing
        assertThat(samples(0x9B, 0)).isZero();
        assertThat(samples()).isZero();
    }

    private static int samples(int... bytes) {
        var packet = ByteBuffer.allocate(bytes.length);
        for (int one : bytes) {
            packet.put((byte) one);
        }
        return OpusPacket.samples(packet.flip(), 8000);
    }
}
