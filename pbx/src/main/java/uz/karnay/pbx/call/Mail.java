package uz.karnay.pbx.call;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import uz.karnay.pbx.script.Inbox;

/** The inbox of a script: put from any thread, all else on the loop of the call. */
final class Mail<T> implements Inbox<T> {

    private final Scripted stage;
    private final Deque<T> waiting = new ArrayDeque<>();

    Mail(Scripted stage) {
        this.stage = stage;
    }

    @Override
    public boolean put(T message) {
        return !stage.isGone() && stage.post(() -> keep(message));
    }

    private void keep(T message) {
        if (waiting.size() < CAPACITY) {
            waiting.add(message);
            stage.onWord(this);
        }
    }

    Optional<T> take() {
        return Optional.ofNullable(waiting.poll());
    }
}
