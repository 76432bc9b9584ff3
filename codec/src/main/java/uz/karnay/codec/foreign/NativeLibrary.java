package uz.karnay.codec.foreign;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A library of the system, loaded for as long as the JVM runs. Its functions change the state of the thread while they
 * run (they are not critical): encoding takes a tenth of a millisecond, and a collector must not wait for it.
 */
@SuppressWarnings("restricted") // the one place of this module that calls what is not Java
public final class NativeLibrary {

    private final SymbolLookup symbols;

    private NativeLibrary(SymbolLookup symbols) {
        this.symbols = symbols;
    }

    /**
     * Opens the first that there is of the names it goes by on Linux, macOS and Windows.
     *
     * @throws UnsupportedOperationException when there is none, or the JVM may not use it
     */
    public static NativeLibrary open(String... names) {
        if (!NativeLibrary.class.getModule().isNativeAccessEnabled()) {
            throw new UnsupportedOperationException("the JVM may not load " + names[0]);
        }
        return Stream.of(names)
                .flatMap(name -> lookup(name).stream())
                .map(NativeLibrary::new)
                .findFirst()
                .orElseThrow(() -> new UnsupportedOperationException("there is no " + names[0]));
    }

    private static Optional<SymbolLookup> lookup(String name) {
        try {
            return Optional.of(SymbolLookup.libraryLookup(name, Arena.global()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** A function by its name; one the library lacks is a {@link java.util.NoSuchElementException}. */
    public MethodHandle function(String name, FunctionDescriptor signature, Linker.Option... options) {
        return Linker.nativeLinker().downcallHandle(symbols.findOrThrow(name), signature, options);
    }
}
