package uz.karnay.loop;

/** The timer of a state that waits for nothing. */
enum NoTimer implements Timer {
    INSTANCE;

    @Override
    public void cancel() {
        // nothing waits
    }
}
