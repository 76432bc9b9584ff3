package uz.karnay.sip.agent;

import uz.karnay.sip.message.Body;
import uz.karnay.sip.message.MediaType;
import uz.karnay.sip.message.MessageBuilder;

/** A body with its type, which does not matter when it is empty. */
public record Content(MediaType type, Body body) {

    public static final Content NONE = new Content(MediaType.SDP, Body.NONE);

    public static Content sdp(String description) {
        return sdp(Body.of(description));
    }

    public static Content sdp(Body description) {
        return new Content(MediaType.SDP, description);
    }

    public boolean isEmpty() {
        return body.isEmpty();
    }

    void addTo(MessageBuilder<?> message) {
        if (!isEmpty()) {
            message.body(type, body);
        }
    }
}
