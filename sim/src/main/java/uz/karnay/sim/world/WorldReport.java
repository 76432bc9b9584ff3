package uz.karnay.sim.world;

import java.util.List;

/**
 * How a world went.
 *
 * @param trace the same number whenever the seed is run
 * @param calls how many call records were written
 * @param violations none in a good world
 * @param ladder the last messages, oldest first
 */
public record WorldReport(long seed, long trace, long datagrams, int calls, List<String> violations, String ladder) {

    public WorldReport {
        violations = List.copyOf(violations);
    }

    public boolean isGood() {
        return violations.isEmpty();
    }

    /** Everything a person needs who has to find out why. */
    public String story() {
        return "Seed " + seed + " fails:\n  " + String.join("\n  ", violations)
                + "\nReplay it: mvn -pl sim -am test -Dtest=SeedsTest -Dsurefire.failIfNoSpecifiedTests=false"
                + " -Dkarnay.sim.seed=" + seed + "\n" + ladder + "\n";
    }
}
