package uz.karnay.api;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Prints what starting the management plane takes: {@code java -cp <test class path> uz.karnay.api.StartCost}. */
final class StartCost {

    private StartCost() {}

    public static void main(String[] arguments) throws IOException {
        say("before");
        try (var plane = new Plane();
                var client = plane.administrator()) {
            say("ready");
            client.get("/api/v1/extensions");
            say("first answer");
            for (int request = 0; request < 500; request++) {
                client.get("/api/v1/extensions");
            }
            say("500 answers");
            client.get("/api/v1/openapi.json");
            say("OpenAPI");
        }
    }

    private static void say(String what) throws IOException {
        long cpuMillis = ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toMillis();
        long upMillis = ManagementFactory.getRuntimeMXBean().getUptime();
        var memory = ManagementFactory.getMemoryMXBean();
        System.out.printf(
                "%-14s %6d ms after the process began, %6d ms of CPU, %4d MB resident, heap %d MB, classes %d MB%n",
                what,
                upMillis,
                cpuMillis,
                residentKilobytes() / 1024,
                memory.getHeapMemoryUsage().getUsed() >> 20,
                memory.getNonHeapMemoryUsage().getUsed() >> 20);
    }

    private static long residentKilobytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .sum();
    }
}
