package uz.karnay.pbx.call;

import uz.karnay.pbx.record.CallId;

/** Hears of faults in the program that ended a call, to log and to count them. On the loop of the call. */
@FunctionalInterface
public interface CallFaults {

    void onFault(CallId call, Throwable fault);
}
