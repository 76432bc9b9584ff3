package uz.karnay.pbx.call;

import java.util.Collection;
import java.util.Optional;
import uz.karnay.pbx.record.CallId;

/** The running calls of all loops. Any thread. */
public interface LiveCalls {

    Collection<LiveCall> all();

    Optional<LiveCall> byId(CallId id);

    /** Asks the loop of the call to end it; false when there is no such call. */
    boolean hangUp(CallId id);
}
