package uz.karnay.gateway;

import java.util.List;
import java.util.stream.Stream;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderName;
import uz.karnay.sip.message.HostPort;

/**
 * Asks a phone to answer by itself: by RFC 5373, and in the two ways that phones had before it. Each of them obeys only when
 * its owner lets it. Stateless.
 */
final class AutoAnswer {

    private static final HeaderName ANSWER_MODE = HeaderName.of("Answer-Mode");

    private AutoAnswer() {}

    /** @param domain our name, as these headers want an address, whatever it is */
    static List<HeaderField> asked(List<HeaderField> headers, HostPort domain) {
        Stream<HeaderField> asking = Stream.of(
                HeaderField.of(ANSWER_MODE, "Auto"),
                HeaderField.of(HeaderName.CALL_INFO, "<sip:" + domain + ">;answer-after=0"),
                HeaderField.of(HeaderName.ALERT_INFO, "<http://" + domain + ">;info=alert-autoanswer;delay=0"));
        return Stream.concat(headers.stream(), asking).toList();
    }
}
