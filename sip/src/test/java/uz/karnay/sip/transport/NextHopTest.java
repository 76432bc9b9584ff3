package uz.karnay.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uz.karnay.sip.message.SipUri;

class NextHopTest {

    @ParameterizedTest
    @CsvSource({
        "sip:bob@192.0.2.2, UDP, 192.0.2.2, 5060",
        "sip:bob@192.0.2.2:5070, UDP, 192.0.2.2, 5070",
        "sip:bob@example.uz;transport=TCP, TCP, example.uz, 5060",
        "sip:bob@example.uz;transport=tls, TLS, example.uz, 5061",
        "sips:bob@example.uz, TLS, example.uz, 5061",
        "sips:bob@example.uz;transport=tcp, TLS, example.uz, 5061",
        "sips:bob@example.uz;transport=ws, WSS, example.uz, 443",
        "sip:bob@example.uz;transport=carrier-pigeon, UDP, example.uz, 5060",
        "sip:bob@example.uz;maddr=192.0.2.9, UDP, 192.0.2.9, 5060",
        "sip:bob@[2001:db8::1]:5062, UDP, 2001:db8::1, 5062"
    })
    void followsTheUri(String uri, Protocol protocol, String host, int port) {
        assertThat(NextHop.of(SipUri.of(uri))).isEqualTo(new NextHop(protocol, host, port));
    }
}
