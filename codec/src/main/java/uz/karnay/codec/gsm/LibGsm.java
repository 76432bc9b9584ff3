package uz.karnay.codec.gsm;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandle;
import uz.karnay.codec.foreign.NativeLibrary;

/** The functions of libgsm. Pointers are passed as plain addresses. */
final class LibGsm {

    private static final NativeLibrary LIBRARY = NativeLibrary.open("libgsm.so.1", "libgsm.1.dylib", "gsm.dll");

    private static final MethodHandle CREATE = LIBRARY.function("gsm_create", FunctionDescriptor.of(JAVA_LONG));
    private static final MethodHandle DESTROY = LIBRARY.function("gsm_destroy", FunctionDescriptor.ofVoid(JAVA_LONG));
    private static final MethodHandle ENCODE =
            LIBRARY.function("gsm_encode", FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle DECODE =
            LIBRARY.function("gsm_decode", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG));

    private LibGsm() {}

    /** A new state for one direction of one stream. */
    static long create() {
        long state;
        try {
            state = (long) CREATE.invokeExact();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        return orThrow(state);
    }

    /** The state, unless it was closed or never opened. */
    static long orThrow(long state) {
        if (state == 0) {
            throw new IllegalStateException("no GSM codec, or none any more");
        }
        return state;
    }

    static void destroy(long state) {
        try {
            DESTROY.invokeExact(orThrow(state));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    static void encode(long state, long samples, long bytes) {
        try {
            ENCODE.invokeExact(orThrow(state), samples, bytes);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** Whether it was a frame. */
    static boolean decode(long state, long bytes, long samples) {
        try {
            return (int) DECODE.invokeExact(orThrow(state), bytes, samples) == 0;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
