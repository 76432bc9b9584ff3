package uz.karnay.loop;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/** Scripts on virtual threads. A script that throws is a fault of the program: it ends, and the fault is told. */
final class ScriptThreads implements Scripts {

    private final BiConsumer<String, Throwable> faults;

    ScriptThreads(BiConsumer<String, Throwable> faults) {
        this.faults = faults;
    }

    @Override
    public void start(String name, Runnable script) {
        Thread.ofVirtual()
                .name(name)
                .uncaughtExceptionHandler((_, fault) -> faults.accept(name, fault))
                .start(script);
    }

    @Override
    public <T> Awaited<T> awaited() {
        return new Future<>(new CompletableFuture<>());
    }

    private record Future<T>(CompletableFuture<T> value) implements Awaited<T> {
        @Override
        public void give(T given) {
            value.complete(given);
        }

        @Override
        public T await() {
            return value.join();
        }
    }
}
