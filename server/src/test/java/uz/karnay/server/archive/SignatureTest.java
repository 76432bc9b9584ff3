package uz.karnay.server.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import uz.karnay.pbx.directory.Secret;

/** The example of the manual of Amazon S3, "Authenticating Requests", PUT object. */
class SignatureTest {

    private static final String HASH = "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072";

    @Test
    void signsAsTheManualDoes() {
        var signature = new Signature(
                "us-east-1", "AKIAIOSFODNN7EXAMPLE", Secret.of("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"));
        var headers = new TreeMap<>(Map.of(
                "date", "Fri, 24 May 2013 00:00:00 GMT",
                "host", "examplebucket.s3.amazonaws.com",
                "x-amz-content-sha256", HASH,
                "x-amz-date", Signature.moment(Instant.parse("2013-05-24T00:00:00Z")),
                "x-amz-storage-class", "REDUCED_REDUNDANCY"));
        assertThat(signature.authorization("PUT", "/test%24file.text", headers, HASH))
                .isEqualTo("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                        + " SignedHeaders=date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class,"
                        + " Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
    }
}
