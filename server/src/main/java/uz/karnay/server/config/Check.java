package uz.karnay.server.config;

import java.time.Duration;

/** The checks of the configuration records; each names the dashed key that is wrong. */
final class Check {

    private Check() {}

    static void between(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ConfigException(key + " cannot be " + value + ": expected " + least + " to " + most);
        }
    }

    static void between(String key, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new ConfigException(
                    key + " cannot be " + text(value) + ": expected " + text(least) + " to " + text(most));
        }
    }

    private static String text(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }
}
