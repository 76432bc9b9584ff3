package uz.karnay.pbx.call;

import uz.karnay.pbx.record.CallId;

/** Told of every change in the list of running calls, on the loop of the call; it must not block. */
public interface LiveCallListener {

    void onChanged(LiveCall call);

    void onGone(CallId call);
}
