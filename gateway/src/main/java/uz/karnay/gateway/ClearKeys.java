package uz.karnay.gateway;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.karnay.sip.transport.Protocol;

/**
 * Warns, once as long as the server runs, that keys of sealed media pass through signalling that others can read: then
 * SRTP protects from nobody who sees both (RFC 4568 §11.1). Any thread.
 */
final class ClearKeys {

    private static final Logger log = LoggerFactory.getLogger(ClearKeys.class);
    private static final AtomicBoolean warned = new AtomicBoolean();

    private ClearKeys() {}

    static void onKeys(Protocol signalling) {
        if (!signalling.isSecure() && !warned.getAndSet(true)) {
            log.warn(
                    "SRTP keys travel over {}, where they can be read on the way: let phones and operators that seal"
                            + " their media use TLS (said once)",
                    signalling);
        }
    }
}
