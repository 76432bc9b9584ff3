package uz.karnay.sim.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Worlds by the number: 300 of them, or as many as {@code karnay.sim.seeds} says, from {@code karnay.sim.base} on; or the
 * one of {@code karnay.sim.seed}.
 */
class SeedsTest {

    private static final int STORIES = 3;

    @Test
    void allIsWellInEveryWorld() {
        List<WorldReport> bad = seeds().mapToObj(SimWorld::new)
                .map(SimWorld::run)
                .filter(report -> !report.isGood())
                .toList();
        assertThat(bad).as(() -> stories(bad)).isEmpty();
    }

    private static LongStream seeds() {
        Long one = Long.getLong("karnay.sim.seed");
        long first = Long.getLong("karnay.sim.base", 1);
        return one != null
                ? LongStream.of(one)
                : LongStream.range(first, first + Integer.getInteger("karnay.sim.seeds", 300));
    }

    private static String stories(List<WorldReport> bad) {
        var lines = new ArrayList<String>();
        lines.add("seeds that fail: " + bad.stream().map(WorldReport::seed).toList());
        bad.stream().limit(STORIES).map(WorldReport::story).forEach(lines::add);
        return lines.stream().collect(Collectors.joining("\n"));
    }
}
