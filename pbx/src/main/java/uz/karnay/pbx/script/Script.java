package uz.karnay.pbx.script;

/** What Karnay does with a caller, from top to bottom. Runs on a thread of its own, and may block there. */
@FunctionalInterface
public interface Script {

    /**
     * Serves the caller. When it returns, the call is hung up.
     *
     * @throws CallGone which is not to be caught but to clean up
     */
    void run(ScriptedCall call);
}
