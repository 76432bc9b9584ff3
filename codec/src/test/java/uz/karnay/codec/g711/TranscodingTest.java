package uz.karnay.codec.g711;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class TranscodingTest {

    @Test
    void isWhatDecodingAndEncodingAgainGives() {
        for (Law law : Law.values()) {
            Law other = law == Law.MU ? Law.A : Law.MU;
            ByteBuffer payload = allCodes();
            Transcoding.rewrite(payload, law);
            for (int code = 0; code < 256; code++) {
                assertThat(payload.get(code)).isEqualTo(other.encode(law.decode((byte) code)));
            }
        }
    }

    @Test
    void leavesWhatStandsAroundThePayload() {
        ByteBuffer packet = allCodes().position(12).limit(172);
        Transcoding.rewrite(packet, Law.MU);
        assertThat(packet.position()).isEqualTo(12);
        assertThat(packet.limit()).isEqualTo(172);
        assertThat(packet.get(11)).isEqualTo((byte) 11);
        assertThat(packet.clear().get(172)).isEqualTo((byte) 172);
    }

    /** Two codes at most fall together or apart on the way there and back, and none moves by more than a step. */
    @Test
    void thereAndBackIsNearlyTheSame() {
        ByteBuffer payload = allCodes();
        Transcoding.rewrite(payload, Law.A);
        Transcoding.rewrite(payload, Law.MU);
        for (int code = 0; code < 256; code++) {
            int before = Law.A.decode((byte) code);
            int after = Law.A.decode(payload.get(code));
            assertThat(Math.abs(after - before)).isLessThanOrEqualTo(Math.max(16, Math.abs(before) / 16));
        }
    }

    private static ByteBuffer allCodes() {
        var codes = ByteBuffer.allocate(256);
        for (int code = 0; code < 256; code++) {
            codes.put((byte) code);
        }
        return codes.flip();
    }
}
