package uz.karnay.pbx.directory;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What kinds of number an extension may call. Emergency numbers need none. */
public enum Permission {
    INTERNAL,
    /** Numbers of the office's own area, and short services. */
    LOCAL,
    /** Fixed lines of this country. */
    NATIONAL,
    MOBILE,
    INTERNATIONAL;

    /** For people: {@code international}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a new extension may do: everything but calls abroad, the usual prey of thieves. */
    public static Set<Permission> usual() {
        return EnumSet.complementOf(EnumSet.of(INTERNATIONAL));
    }
}
