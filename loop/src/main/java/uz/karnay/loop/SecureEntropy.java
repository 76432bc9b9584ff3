package uz.karnay.loop;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;

/**
 * Entropy of the operating system, drawn in blocks because one draw costs far more than eight bytes of it. Each
 * thread has a block of its own, so loops never wait for one another.
 */
final class SecureEntropy implements Entropy {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final SecureRandom source = new SecureRandom();
    private final ThreadLocal<Block> block = ThreadLocal.withInitial(Block::new);

    @Override
    public long nextLong() {
        return block.get().next(source);
    }

    private static final class Block {
        private final byte[] bytes = new byte[512];
        private int at = bytes.length;

        long next(SecureRandom source) {
            if (at == bytes.length) {
                source.nextBytes(bytes);
                at = 0;
            }
            long value = (long) LONG.get(bytes, at);
            LONG.set(bytes, at, 0L); // a value once given is not kept
            at += Long.BYTES;
            return value;
        }
    }
}
