package uz.karnay.server.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may know whom: the table of docs/architecture.md. */
class ModuleBordersTest {

    private static final Map<String, Set<String>> MAY_KNOW = Map.ofEntries(
            Map.entry("loop", Set.of()),
            Map.entry("sip", Set.of("loop")),
            Map.entry("sdp", Set.of()),
            Map.entry("rtp", Set.of("loop")),
            Map.entry("codec", Set.of()),
            Map.entry("media", Set.of("loop", "rtp", "codec")),
            Map.entry("pbx", Set.of("loop")),
            Map.entry("gateway", Set.of("pbx", "sip", "sdp", "codec", "media")),
            Map.entry("net", Set.of("loop", "sip", "media")),
            Map.entry("webrtc", Set.of("rtp", "loop")),
            Map.entry("store", Set.of("pbx")),
            Map.entry("cluster", Set.of("pbx", "loop")),
            Map.entry("api", Set.of("pbx")));

    @TestFactory
    Stream<DynamicTest> knowsOnlyWhatItMay() {
        return MAY_KNOW.keySet().stream()
                .sorted()
                .map(module -> DynamicTest.dynamicTest(module, () -> checkBorders(module)));
    }

    private static void checkBorders(String module) {
        Set<String> allowed = reachable(module);
        String[] forbidden = Stream.concat(MAY_KNOW.keySet().stream(), Stream.of("server"))
                .filter(other -> !allowed.contains(other))
                .map(ModuleBordersTest::packages)
                .toArray(String[]::new);
        noClasses()
                .that(resideInAPackage(packages(module)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .allowEmptyShould(true)
                .check(Classes.ALL);
    }

    private static Set<String> reachable(String module) {
        var seen = new HashSet<>(Set.of(module));
        for (String next : MAY_KNOW.getOrDefault(module, Set.of())) {
            seen.addAll(reachable(next));
        }
        return seen;
    }

    @Test
    void everyClassBelongsToAModuleOfTheTable() {
        Set<String> modules = Classes.ALL.stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.split("\\.")[2])
                .collect(Collectors.toSet());
        modules.remove("server");
        assertThat(MAY_KNOW.keySet()).containsAll(modules);
    }

    @Test
    void nettyIsInNetOnly() {
        only(List.of("net"), "io.netty..");
    }

    @Test
    void sqlIsInStoreOnly() {
        only(List.of("store"), "java.sql..", "javax.sql..", "org.jooq..", "org.flywaydb..", "com.zaxxer.hikari..");
    }

    @Test
    void springIsInApiAndServerOnly() {
        only(List.of("api", "server"), "org.springframework..");
    }

    /** Where it goes wrong, the JVM goes down with it: few places, each small enough to be read whole. */
    @Test
    void foreignFunctionsAreCalledForSocketsAndCodecsOnly() {
        noClasses()
                .that(resideOutsideOfPackage(packages("net.rtp")))
                .and(resideOutsideOfPackage(packages("codec.foreign")))
                .and(resideOutsideOfPackage(packages("codec.opus")))
                .and(resideOutsideOfPackage(packages("codec.gsm")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.lang.foreign..")
                .check(Classes.ALL);
    }

    @Test
    void theInnerModulesHaveNoLogger() {
        for (String module : List.of("loop", "sip", "sdp", "rtp", "codec", "media", "pbx")) {
            noClasses()
                    .that(resideInAPackage(packages(module)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.slf4j..", "java.util.logging..")
                    .allowEmptyShould(true)
                    .check(Classes.ALL);
        }
    }

    private static void only(List<String> modules, String... libraries) {
        var rule = noClasses().that(resideOutsideOfPackage(packages(modules.getFirst())));
        for (String module : modules.subList(1, modules.size())) {
            rule = rule.and(resideOutsideOfPackage(packages(module)));
        }
        rule.should().dependOnClassesThat().resideInAnyPackage(libraries).check(Classes.ALL);
    }

    private static String packages(String module) {
        return "uz.karnay." + module + "..";
    }
}
