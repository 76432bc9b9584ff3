package uz.karnay.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import uz.karnay.sip.message.Body;
import uz.karnay.sip.message.Method;

/** The worked examples of RFC 2617 §3.5 and RFC 7616 §3.9.1. */
class DigestResponseTest {

    private static final Method GET = Method.of("GET");

    @Test
    void agreesWithRfc2617() {
        var credentials = new DigestCredentials(
                "Mufasa",
                "testrealm@host.com",
                "dcd98b7102dd2f0e8b11d0f600bfb0c093",
                "/dir/index.html",
                DigestAlgorithm.MD5,
                Qop.AUTH,
                1,
                "0a4f113b",
                "",
                "");
        assertThat(DigestResponse.of(credentials, "Circle Of Life", GET, Body.NONE))
                .isEqualTo("6629fae49393a05397450978507c4ef1");
    }

    @Test
    void agreesWithRfc7616() {
        assertThat(rfc7616(DigestAlgorithm.MD5)).isEqualTo("8ca523f5e9506fed4657c9700eebdbec");
        assertThat(rfc7616(DigestAlgorithm.SHA_256))
                .isEqualTo("753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1");
    }

    private static String rfc7616(DigestAlgorithm algorithm) {
        var credentials = new DigestCredentials(
                "Mufasa",
                "http-auth@example.org",
                "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
                "/dir/index.html",
                algorithm,
                Qop.AUTH,
                1,
                "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
                "FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS",
                "");
        return DigestResponse.of(credentials, "Circle of Life", GET, Body.NONE);
    }
}
