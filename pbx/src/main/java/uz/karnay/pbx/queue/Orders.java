package uz.karnay.pbx.queue;

import uz.karnay.pbx.record.CallId;

/** How the floor reaches the scripts of its callers. */
@FunctionalInterface
interface Orders {

    /** False when the caller cannot be reached: he is gone. */
    boolean tell(CallId call, QueueWord word);
}
