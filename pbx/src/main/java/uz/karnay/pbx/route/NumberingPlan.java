package uz.karnay.pbx.route;

import java.util.Set;
import java.util.regex.Pattern;
import uz.karnay.pbx.directory.E164;
import uz.karnay.pbx.directory.Permission;
import uz.karnay.pbx.directory.Settings;
import uz.karnay.pbx.directory.Trunk.NumberFormat;

/**
 * The numbering plan of Uzbekistan: reads what people dial and what operators send, writes what operators want. Country
 * code 998, nine national digits, no national prefix, 00 abroad; {@code 8 10}, {@code 8} and {@code 0} are old habits.
 * Pure.
 */
public final class NumberingPlan {

    /** Fire, police, ambulance, gas, and the single dispatch. Never taken from a library: those know the old ones. */
    public static final Set<String> EMERGENCY = Set.of("101", "102", "103", "104", "112");

    private static final String COUNTRY = "998";

    /** First two national digits of mobile numbers. */
    private static final Set<String> MOBILE =
            Set.of("20", "33", "50", "77", "87", "88", "90", "91", "92", "93", "94", "95", "97", "98", "99");

    private static final Pattern SEPARATED = Pattern.compile("[0-9+*#\\s\\u00a0().~/-]+");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\u00a0().~/-]+");
    private static final Pattern ABROAD = Pattern.compile("(?:(?:00|\\+)([1-9][0-9]{6,14})|810([1-9][0-9]{7,14}))");
    private static final Pattern BARE_ABROAD = Pattern.compile("[1-9][0-9]{10,14}");
    private static final Pattern COUNTRY_FIRST = Pattern.compile("998([2-9][0-9]{8})");
    private static final Pattern NATIONAL = Pattern.compile("[08]?([2-9][0-9]{8})");
    private static final Pattern LOCAL = Pattern.compile("[1-9][0-9]{6}");
    private static final Pattern WITH_PLUS = Pattern.compile("\\+[1-9][0-9]{5,14}");
    private static final Pattern SHORT = Pattern.compile("1[01][0-9]{2}");
    private static final Pattern INTERNAL = Pattern.compile("[0-9]{2,8}");

    private NumberingPlan() {}

    /** What a dialled string means, before it is known who exists. */
    public sealed interface Dialled {

        /** Help in danger: 101, 102, 103, 104, 112. */
        record Emergency(String number) implements Dialled {}

        /** A subscriber of the public network. */
        record Public(E164 number) implements Dialled {}

        /** A service of the country, 1000 to 1199, some of them paid. */
        record ShortService(String number) implements Dialled {}

        /** Nothing of the public network, and what an extension's number looks like. */
        record Internal(String number) implements Dialled {}

        /** Anything else: feature codes, names. */
        record Unknown(String text) implements Dialled {}
    }

    /** @param settings for the area code of local numbers */
    public static Dialled read(String dialled, Settings settings) {
        String text = clean(dialled);
        if (EMERGENCY.contains(text)) {
            return new Dialled.Emergency(text);
        }
        if (SHORT.matcher(text).matches()) {
            return new Dialled.ShortService(text);
        }
        String international = international(text, settings.areaCode());
        if (!international.isEmpty()) {
            return publicOrUnknown(international, text);
        }
        return INTERNAL.matcher(text).matches() ? new Dialled.Internal(text) : new Dialled.Unknown(text);
    }

    /**
     * A caller's number as an operator sends it, in E.164 with plus where it can be told; operators write numbers of
     * other countries without 00 or plus, too.
     */
    public static String caller(String number, Settings settings) {
        Dialled meaning = read(number, settings);
        if (meaning instanceof Dialled.Public(E164 subscriber)) {
            return subscriber.value();
        }
        String text = clean(number);
        return BARE_ABROAD.matcher(text).matches() && !text.startsWith(COUNTRY) ? "+" + text : text;
    }

    /** What was dialled without the marks people put between digits, and without a URI's user parameters. */
    public static String clean(String dialled) {
        int parameters = dialled.indexOf(';');
        String bare = (parameters < 0 ? dialled : dialled.substring(0, parameters)).strip();
        return SEPARATED.matcher(bare).matches() ? SEPARATORS.matcher(bare).replaceAll("") : bare;
    }

    /** The number as an operator wants it written; abroad, the national form is the one with 00. */
    public static String write(E164 number, NumberFormat format) {
        return switch (format) {
            case PLUS_E164, AS_IS -> number.value();
            case E164 -> number.digits();
            case NATIONAL ->
                isOfThisCountry(number) ? number.digits().substring(COUNTRY.length()) : "00" + number.digits();
        };
    }

    /** Like {@link #write(E164, NumberFormat)}; what is no E.164 number with plus, such as an extension's, stays. */
    public static String write(String number, NumberFormat format) {
        return WITH_PLUS.matcher(number).matches() ? write(new E164(number), format) : number;
    }

    /** What somebody needs who calls it. What is no number of the public network counts as local: it is a service of the line. */
    public static Permission permission(Dialled meaning, Settings settings) {
        return switch (meaning) {
            case Dialled.Public(E164 number) -> permission(number, settings.areaCode());
            case Dialled.Emergency _, Dialled.ShortService _, Dialled.Internal _, Dialled.Unknown _ -> Permission.LOCAL;
        };
    }

    private static Permission permission(E164 number, String areaCode) {
        if (!isOfThisCountry(number)) {
            return Permission.INTERNATIONAL;
        }
        String area = number.digits().substring(COUNTRY.length(), COUNTRY.length() + 2);
        if (MOBILE.contains(area)) {
            return Permission.MOBILE;
        }
        return area.equals(areaCode) ? Permission.LOCAL : Permission.NATIONAL;
    }

    public static boolean isOfThisCountry(E164 number) {
        return number.digits().startsWith(COUNTRY);
    }

    private static String international(String text, String areaCode) {
        var abroad = ABROAD.matcher(text);
        if (abroad.matches()) {
            return abroad.group(1) != null ? abroad.group(1) : abroad.group(2);
        }
        if (COUNTRY_FIRST.matcher(text).matches()) {
            return text;
        }
        var national = NATIONAL.matcher(text);
        if (national.matches()) {
            return COUNTRY + national.group(1);
        }
        return !areaCode.isEmpty() && LOCAL.matcher(text).matches() ? COUNTRY + areaCode + text : "";
    }

    /** A number with our country code must have nine digits after it. */
    private static Dialled publicOrUnknown(String international, String text) {
        boolean misshapen = international.startsWith(COUNTRY)
                && !COUNTRY_FIRST.matcher(international).matches();
        return misshapen ? new Dialled.Unknown(text) : new Dialled.Public(new E164("+" + international));
    }
}
