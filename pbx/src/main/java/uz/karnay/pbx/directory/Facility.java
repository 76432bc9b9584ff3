package uz.karnay.pbx.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something of the office that callers are led to or led by, besides extensions, trunks, numbers and dial rules. */
public sealed interface Facility
        permits RingGroup, CallQueue, Menu, Announcement, TimeCondition, HolidayCalendar, ConferenceRoom, InboundRule {

    FacilityId id();

    /** What people call it; unique among its kind. */
    String name();

    /** What colleagues dial to reach it; empty when it cannot be dialled. */
    default String number() {
        return "";
    }

    /** Everywhere it may lead a caller. */
    default List<Exit> exits() {
        return List.of();
    }

    /**
     * One way out of a facility.
     *
     * @param field as the API names it: {@code whenOpen}, {@code keys[0].target}
     * @param automatic whether it is taken without the caller's doing; a circle of such ways is a trap
     */
    record Exit(String field, RouteTarget target, boolean automatic) {

        /** A list of one, or of none when there is no target. */
        static List<Exit> automatic(String field, @Nullable RouteTarget target) {
            return target == null ? List.of() : List.of(new Exit(field, target, true));
        }
    }
}
