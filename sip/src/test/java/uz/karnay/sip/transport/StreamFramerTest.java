package uz.karnay.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamFramerTest {

    private static final String HELLO = "MESSAGE sip:b SIP/2.0\r\nContent-Length: 5\r\nX: y\r\n\r\nhello";
    private static final String BYE = "BYE sip:b SIP/2.0\r\nl:0\r\n\r\n";
    private static final String BARE = "ACK sip:b SIP/2.0\r\nTo: b\r\n\r\n";

    private final List<String> heard = new ArrayList<>();
    private final StreamFramer framer = new StreamFramer(4096);

    private boolean read(String text) {
        return framer.accept(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), new StreamFramer.Listener() {
            @Override
            public void onMessage(byte[] message) {
                heard.add(new String(message, StandardCharsets.UTF_8));
            }

            @Override
            public void onPing() {
                heard.add("ping");
            }
        });
    }

    @Test
    void cutsMessagesThatComeTogether() {
        assertThat(read(HELLO + BYE + BARE)).isTrue();
        assertThat(heard).containsExactly(HELLO, BYE, BARE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 50})
    void joinsMessagesThatComeInPieces(int size) {
        String all = HELLO + "\r\n\r\n" + BYE + "\r\n" + BARE + HELLO;
        for (int i = 0; i < all.length(); i += size) {
            assertThat(read(all.substring(i, Math.min(all.length(), i + size)))).isTrue();
        }
        assertThat(heard).containsExactly(HELLO, "ping", BYE, BARE, HELLO);
    }

    @Test
    void aLoneLineEndIsNoPing() {
        assertThat(read("\r\n")).isTrue();
        assertThat(heard).isEmpty();
        assertThat(read("\r\n")).isTrue();
        assertThat(heard).containsExactly("ping");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: five", "Content-Length: -1", "l: 99999999999999999999", "l:", "l: 5000"})
    void cannotGoOnWithoutALength(String length) {
        assertThat(read("BYE sip:b SIP/2.0\r\n" + length + "\r\n\r\n")).isFalse();
    }

    @Test
    void endsAConnectionWhoseHeadersNeverEnd() {
        assertThat(read("X: y\r\n".repeat(700))).isFalse();
    }

    @Test
    void aMessageMayBeLargerThanTheFirstBuffer() {
        String body = "b".repeat(3900);
        String large = "INFO sip:b SIP/2.0\r\nContent-Length: 3900\r\n\r\n" + body;
        assertThat(read(large.substring(0, 2500))).isTrue();
        assertThat(read(large.substring(2500) + BYE)).isTrue();
        assertThat(heard).containsExactly(large, BYE);
    }
}
