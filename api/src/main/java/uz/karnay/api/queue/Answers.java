package uz.karnay.api.queue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import uz.karnay.api.problem.ProblemException;
import uz.karnay.api.problem.ProblemKind;

/** Waits for what the loop of the queues answers. */
final class Answers {

    private static final long PATIENCE_SECONDS = 5;

    private Answers() {}

    /** @param question is handed where to put the answer */
    static <T> T to(Consumer<Consumer<T>> question) {
        var answer = new CompletableFuture<T>();
        question.accept(answer::complete);
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException _) {
            throw new ProblemException(ProblemKind.UNAVAILABLE, "the queues do not answer; try again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ProblemKind.UNAVAILABLE, "the server stops");
        }
    }
}
