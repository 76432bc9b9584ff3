package uz.karnay.pbx.directory;

import java.time.Duration;
import java.time.ZoneId;

/**
 * What holds for the whole office.
 *
 * @param areaCode two digits put before a 7-digit local number, or empty when such numbers are not dialled
 * @param ringTime how long a phone rings before its caller is told that nobody answers
 * @param codes what phones dial to use features
 */
public record Settings(String areaCode, Duration ringTime, ZoneId zone, FeatureCodes codes, Parking parking) {

    /** With the usual codes. */
    public Settings(String areaCode, Duration ringTime, ZoneId zone) {
        this(areaCode, ringTime, zone, FeatureCodes.USUAL, Parking.USUAL);
    }

    public static Settings defaults() {
        return new Settings("", Duration.ofSeconds(60), ZoneId.of("Asia/Tashkent"));
    }
}
