package uz.karnay.pbx.call;

/** Runs what happens to a call so that a fault ends that call and nothing else. Confined to the loop of the call. */
@FunctionalInterface
interface Guard {

    void run(Call call, Runnable event);
}
