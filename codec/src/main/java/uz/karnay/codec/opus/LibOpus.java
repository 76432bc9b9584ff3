package uz.karnay.codec.opus;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import uz.karnay.codec.foreign.NativeLibrary;

/** The functions of libopus. Pointers are passed as plain addresses; zero is none. */
final class LibOpus {

    static final int OK = 0;
    static final int VOIP = 2048;
    static final int SET_BITRATE = 4002;
    static final int SET_MAX_BANDWIDTH = 4004;
    static final int SET_VBR = 4006;
    static final int SET_COMPLEXITY = 4010;
    static final int SET_INBAND_FEC = 4012;
    static final int SET_PACKET_LOSS_PERCENT = 4014;
    static final int SET_DTX = 4016;

    private static final int MONO = 1;
    private static final int MAX_NAME = 256;
    private static final NativeLibrary LIBRARY =
            NativeLibrary.open("libopus.so.0", "libopus.0.dylib", "libopus-0.dll", "opus.dll");

    private static final MethodHandle NAME =
            LIBRARY.function("opus_get_version_string", FunctionDescriptor.of(ADDRESS));
    private static final MethodHandle ENCODER =
            function("opus_encoder_create", JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG);
    private static final MethodHandle DECODER =
            function("opus_decoder_create", JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_LONG);
    private static final MethodHandle SET = LIBRARY.function(
            "opus_encoder_ctl",
            FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_INT),
            Linker.Option.firstVariadicArg(2));
    private static final MethodHandle ENCODE =
            function("opus_encode", JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_INT);
    private static final MethodHandle DECODE =
            function("opus_decode", JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_INT);
    private static final MethodHandle DESTROY_ENCODER =
            LIBRARY.function("opus_encoder_destroy", FunctionDescriptor.ofVoid(JAVA_LONG));
    private static final MethodHandle DESTROY_DECODER =
            LIBRARY.function("opus_decoder_destroy", FunctionDescriptor.ofVoid(JAVA_LONG));

    private LibOpus() {}

    private static MethodHandle function(String name, MemoryLayout result, MemoryLayout... arguments) {
        return LIBRARY.function(name, FunctionDescriptor.of(result, arguments));
    }

    /** As the library calls itself: {@code libopus 1.3.1}. */
    @SuppressWarnings("restricted") // a string that the library keeps for good
    static String name() {
        try {
            var text = (MemorySegment) NAME.invokeExact();
            return text.reinterpret(MAX_NAME).getString(0);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    static long createEncoder(int sampleRate) {
        try {
            return (long) ENCODER.invokeExact(sampleRate, MONO, VOIP, 0L);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    static long createDecoder(int sampleRate) {
        try {
            return (long) DECODER.invokeExact(sampleRate, MONO, 0L);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    static int set(long encoder, int what, int value) {
        try {
            return (int) SET.invokeExact(encoder, what, value);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    static int encode(long encoder, long samples, int count, long bytes, int room) {
        try {
            return (int) ENCODE.invokeExact(encoder, samples, count, bytes, room);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    static int decode(long decoder, long bytes, int length, long samples, int count, boolean redundant) {
        try {
            return (int) DECODE.invokeExact(decoder, bytes, length, samples, count, redundant ? 1 : 0);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    static void destroyEncoder(long encoder) {
        try {
            DESTROY_ENCODER.invokeExact(encoder);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    static void destroyDecoder(long decoder) {
        try {
            DESTROY_DECODER.invokeExact(decoder);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
