package uz.karnay.server.config;

import java.nio.file.Path;

/**
 * What the machine and the installation are like: where defaults come from.
 *
 * @param processors how many the server may use
 * @param home the folder of the program
 */
public record Surroundings(int processors, Path home) {

    /** This machine; {@code ./karnay} says where it stands by the property {@code karnay.home}. */
    public static Surroundings here() {
        return new Surroundings(
                Runtime.getRuntime().availableProcessors(), Path.of(System.getProperty("karnay.home", "")));
    }
}
