package uz.karnay.sip.agent;

import java.util.List;
import uz.karnay.sip.message.HeaderField;

/** A final answer that says no, 300 to 699, such as {@code 486 Busy Here}. */
public record Refusal(int status, String reason, List<HeaderField> headers) {

    public Refusal {
        if (status < 300 || status > 699) {
            throw new IllegalArgumentException("a refusal is 300 to 699: " + status);
        }
        headers = List.copyOf(headers);
    }

    public static Refusal of(int status, String reason, HeaderField... headers) {
        return new Refusal(status, reason, List.of(headers));
    }
}
