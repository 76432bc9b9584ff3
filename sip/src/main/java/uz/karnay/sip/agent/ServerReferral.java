package uz.karnay.sip.agent;

import java.time.Duration;
import java.util.function.Consumer;
import uz.karnay.sip.message.Body;
import uz.karnay.sip.message.MediaType;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.Parameters;
import uz.karnay.sip.message.Token;

/** Tells the sender of a REFER how the call goes: RFC 3515 §2.4.4, §2.4.5. Confined to the call's loop. */
final class ServerReferral implements Referral {

    /** Longer than anybody lets a phone ring. */
    static final Duration LASTS = Duration.ofMinutes(3);

    private static final MediaType SIPFRAG =
            new MediaType("message", "sipfrag", Parameters.NONE.with("version", "2.0"));

    private final NotifySeries series;
    private String statusLine = "SIP/2.0 100 Trying\r\n";

    ServerReferral(Core core, DialogSession session, Token event, Consumer<ServerReferral> onOver) {
        this.series = new NotifySeries(
                core,
                event,
                () -> new Content(SIPFRAG, Body.of(statusLine)),
                (headers, content, outcome) ->
                        session.start(session.exchange(Method.NOTIFY, headers, content, outcome)),
                () -> onOver.accept(this));
    }

    /** The first NOTIFY leaves at once (§2.4.4). */
    void start() {
        series.renew(LASTS);
    }

    boolean is(Token event) {
        return series.isOf(event);
    }

    void renew(Duration duration) {
        series.renew(duration);
    }

    @Override
    public void report(int status, String reason) {
        if (series.isOver()) {
            return;
        }
        statusLine = "SIP/2.0 " + status + " " + reason + "\r\n";
        if (status < 200) {
            series.changed();
        } else {
            series.end(NotifySeries.NO_RESOURCE);
        }
    }

    @Override
    public boolean isOver() {
        return series.isOver();
    }
}
