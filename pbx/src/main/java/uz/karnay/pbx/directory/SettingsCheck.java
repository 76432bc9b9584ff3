package uz.karnay.pbx.directory;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import uz.karnay.pbx.directory.Findings.Row;

/** What must be true of the settings of the office. */
final class SettingsCheck {

    private static final Duration SHORTEST_RINGING = Duration.ofSeconds(1);
    private static final Duration LONGEST_RINGING = Duration.ofMinutes(10);
    private static final int MAX_SLOTS = 99;
    private static final Pattern CODE = Pattern.compile("([*#][0-9*#]{1,7})?");

    private SettingsCheck() {}

    static void check(Settings settings, Row row) {
        row.require(settings.areaCode().matches("([2-9][0-9])?"), "areaCode", "two digits such as 71, or nothing");
        row.require(
                isBetween(settings.ringTime(), SHORTEST_RINGING, LONGEST_RINGING),
                "ringTimeSeconds",
                "1 second to 10 minutes are allowed");
        checkCodes(settings.codes(), row);
        if (checkParking(settings.parking(), row)) {
            checkApart(settings.codes(), settings.parking(), row);
        }
    }

    private static void checkCodes(FeatureCodes codes, Row row) {
        Map<String, Feature> owners = new HashMap<>();
        codes.all().forEach((feature, code) -> {
            String field = "codes." + feature;
            row.require(CODE.matcher(code).matches(), field, "* or # and 1 to 7 of 0-9 * #, or nothing: switched off");
            Feature owner = code.isEmpty() ? null : owners.putIfAbsent(code, feature);
            row.require(owner == null, field, code + " is already the code of " + (owner == null ? "" : owner.label()));
        });
    }

    /** @return whether its numbers can be told */
    private static boolean checkParking(Parking parking, Row row) {
        boolean isNumber = parking.park().matches("[*#]?[0-9]{2,7}");
        boolean isRange = parking.slots() >= 0 && parking.slots() <= MAX_SLOTS;
        row.require(isNumber, "parking.park", "2 to 7 digits, maybe after * or #");
        row.require(isRange, "parking.slots", "0 to " + MAX_SLOTS + " is allowed");
        row.require(
                isBetween(parking.patience(), Duration.ofSeconds(10), Duration.ofHours(1)),
                "parking.patienceSeconds",
                "10 seconds to an hour are allowed");
        return isNumber && isRange;
    }

    private static void checkApart(FeatureCodes codes, Parking parking, Row row) {
        codes.all()
                .forEach((feature, code) -> row.require(
                        parking.slotsBehind(code).isEmpty(), "codes." + feature, code + " is a number of the parking"));
    }

    private static boolean isBetween(Duration value, Duration least, Duration most) {
        return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    }
}
