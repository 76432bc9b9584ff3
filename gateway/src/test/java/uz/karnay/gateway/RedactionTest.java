package uz.karnay.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RedactionTest {

    @Test
    void masksWhatProvesAPassword() {
        String shown = Redaction.redact("""
                REGISTER sip:bell.uz SIP/2.0\r
                Authorization: Digest username="alice", realm="bell.uz", nonce="abc",\r
                 cnonce="def", response="0123", qop=auth\r
                Expires: 60\r
                \r
                """);
        assertThat(shown)
                .contains("username=\"alice\"", "realm=\"bell.uz\"", "nonce=***", "response=***", "qop=auth")
                .contains("Expires: 60\r\n\r\n")
                .doesNotContain("abc", "def", "0123");
    }

    @Test
    void masksASchemeItDoesNotKnow() {
        assertThat(Redaction.redact("Proxy-Authorization: Basic c2VjcmV0OnNlY3JldA==\r\nTo: <sip:bob@bell.uz>\r\n"))
                .isEqualTo("Proxy-Authorization: Basic ***\r\nTo: <sip:bob@bell.uz>\r\n");
    }

    @Test
    void masksMediaKeysHoweverTheyAreWritten() {
        for (String line : List.of(
                "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1j|2^20|1:32 KDR=1",
                "A=CRYPTO:1 AES_CM_128_HMAC_SHA1_80 INLINE:WVNfX19zZW1j",
                "a=crypto: 1\tAES_CM_128_HMAC_SHA1_80   inline:WVNfX19zZW1j",
                "a=crypto:AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1j",
                "a=crypto:1 inline:WVNfX19zZW1j",
                "a=crypto:1 AES_CM_128_HMAC_SHA1_80 uri:WVNfX19zZW1j",
                "a=crypto:1 X inline:AAAA;inline:WVNfX19zZW1j")) {
            assertThat(Redaction.redact("v=0\r\n" + line + "\r\na=sendrecv\r\n"))
                    .doesNotContain("WVNf")
                    .endsWith("***\r\na=sendrecv\r\n");
        }
    }

    @Test
    void masksMediaKeysAndPasswordsInUris() {
        String shown = Redaction.redact("""
                To: <sip:bob:hush@bell.uz>\r
                \r
                a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9\r
                a=ice-pwd:hush\r
                """);
        assertThat(shown)
                .contains("sip:bob:***@bell.uz", "inline:***", "a=ice-pwd:***")
                .doesNotContain("hush", "WVNf");
    }
}
