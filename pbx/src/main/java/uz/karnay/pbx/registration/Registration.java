package uz.karnay.pbx.registration;

import java.time.Duration;
import java.util.List;
import uz.karnay.pbx.directory.ExtensionId;

/**
 * What an authenticated REGISTER asks for (RFC 3261 §10.3).
 *
 * @param sipCallId its Call-ID, which with {@code cseq} tells an old request from a new one
 */
public record Registration(ExtensionId extension, String sipCallId, long cseq, Wish wish) {

    /** What is to become of the bindings. */
    public sealed interface Wish {

        /** No Contact at all: tell me what there is. */
        record Query() implements Wish {}

        /** {@code Contact: *}, whose expiry must be zero. */
        record Clear(Duration expires) implements Wish {}

        /**
         * Each Contact by itself.
         *
         * @param put those with an expiry above zero
         * @param removed the Contact URIs with an expiry of zero
         */
        record Update(List<Binding> put, List<String> removed) implements Wish {
            public Update {
                put = List.copyOf(put);
                removed = List.copyOf(removed);
            }
        }
    }

    /** What came of it. */
    public sealed interface Outcome {

        /** 200, with all bindings that are in force now, the best first. */
        record Accepted(List<Binding> bindings) implements Outcome {
            public Accepted {
                bindings = List.copyOf(bindings);
            }
        }

        /** 500: a request older than the binding it would change; nothing was changed. */
        record OutOfOrder(String contact) implements Outcome {}

        /** 400: it contradicts itself; nothing was changed. */
        record Invalid(String reason) implements Outcome {}

        /** 403: it brings more contacts than the extension may have devices; nothing was changed. */
        record TooManyContacts(int maxDevices) implements Outcome {}
    }
}
