package uz.karnay.store;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * What waits to be written, of each key the newest only. Any thread; one of them writes.
 *
 * @param <V> never null: an {@code Optional} where a row may have to go
 */
final class Latest<K, V> {

    private final Map<K, V> waiting = new ConcurrentHashMap<>();

    /** Takes the place of what waits for that key. Never blocks. */
    void put(K key, V value) {
        waiting.put(key, value);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /**
     * Hands all that waits to {@code writing}. What fails to be written waits on, unless something newer has come for its
     * key.
     *
     * @throws StoreException that of {@code writing}
     */
    void write(Consumer<Map<K, V>> writing) {
        Map<K, V> batch = taken();
        try {
            writing.accept(batch);
        } catch (StoreException e) {
            batch.forEach(waiting::putIfAbsent);
            throw e;
        }
    }

    private Map<K, V> taken() {
        Map<K, V> batch = new HashMap<>();
        for (K key : Set.copyOf(waiting.keySet())) {
            V value = waiting.remove(key);
            if (value != null) {
                batch.put(key, value);
            }
        }
        return batch;
    }
}
