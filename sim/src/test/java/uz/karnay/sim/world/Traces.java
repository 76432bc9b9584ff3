package uz.karnay.sim.world;

import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Prints the traces of some worlds: a process of its own, in which Java's immutable collections have another order. */
final class Traces {

    private Traces() {}

    static String ofWorlds(long from, long to) {
        return LongStream.range(from, to)
                .mapToObj(seed -> Long.toString(new SimWorld(seed).run().trace()))
                .collect(Collectors.joining(" "));
    }

    public static void main(String[] range) {
        System.out.print(ofWorlds(Long.parseLong(range[0]), Long.parseLong(range[1])));
    }
}
