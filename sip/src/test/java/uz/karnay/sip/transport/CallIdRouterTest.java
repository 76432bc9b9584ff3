package uz.karnay.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uz.karnay.loop.virtual.SeededEntropy;

class CallIdRouterTest {

    private static int ownerOf(String message, int loops) {
        byte[] bytes = ("xx" + message).getBytes(StandardCharsets.UTF_8);
        return CallIdRouter.ownerOf(bytes, 2, bytes.length - 2, loops);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Call-ID: a84b4c76e66710",
                "CALL-ID:a84b4c76e66710",
                "i: a84b4c76e66710",
                "I \t:  a84b4c76e66710  ",
                "Call-ID:\r\n a84b4c76e66710"
            })
    void findsTheCallIdInEveryForm(String header) {
        String message = "INVITE sip:bob@b SIP/2.0\r\nInfo: x\r\n" + header + "\r\nCSeq: 1 INVITE\r\n\r\n";
        assertThat(ownerOf(message, 7)).isEqualTo(CallIdRouter.ownerOf("a84b4c76e66710", 7));
    }

    @Test
    void neverLooksIntoTheBody() {
        assertThat(ownerOf("OPTIONS sip:b SIP/2.0\r\nTo: x\r\n\r\nCall-ID: a84b4c76e66710", 7))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n\r\n", "I", "Call-ID", "Call-ID:", "\n", "i:", "Call-IDx: 5"})
    void survivesFragments(String fragment) {
        assertThat(ownerOf(fragment, 4)).isBetween(0, 3);
    }

    @Test
    void drawsCallIdsThatComeHome() {
        var entropy = new SeededEntropy(1);
        for (int loop = 0; loop < 5; loop++) {
            String callId = CallIdRouter.ownCallId(loop, 5, entropy);
            assertThat(CallIdRouter.ownerOf(callId, 5)).isEqualTo(loop);
            assertThat(ownerOf("BYE sip:b SIP/2.0\r\ni:" + callId + "\r\n\r\n", 5))
                    .isEqualTo(loop);
        }
    }

    @Test
    void spreadsCallsEvenly() {
        var entropy = new SeededEntropy(2);
        var calls = new Integer[] {0, 0, 0, 0};
        for (int i = 0; i < 4000; i++) {
            calls[CallIdRouter.ownerOf(entropy.token(22), 4)]++;
        }
        assertThat(calls).allMatch(count -> count > 850 && count < 1150);
    }

    @Test
    void spreadsNumberedCallIdsToo() {
        var calls = new Integer[] {0, 0, 0, 0};
        for (int i = 0; i < 4000; i++) {
            calls[CallIdRouter.ownerOf(i + "-17@127.0.0.1", 4)]++;
        }
        assertThat(calls).allMatch(count -> count > 700 && count < 1300);
    }
}
