package uz.karnay.pbx.directory;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Leads callers one way while the office is open and another way while it is closed.
 *
 * @param zone whose clock counts; null: the office's
 * @param open the usual week
 * @param exceptions single days that are not like the week; they go before holidays
 * @param holidays a calendar whose days are closed, or null
 * @param byHand set by hand, until it is taken back
 */
public record TimeCondition(
        TimeConditionId id,
        String name,
        String number,
        @Nullable ZoneId zone,
        List<Hours> open,
        List<SpecialDay> exceptions,
        @Nullable CalendarId holidays,
        ByHand byHand,
        RouteTarget whenOpen,
        RouteTarget whenClosed)
        implements Facility {

    public TimeCondition {
        open = List.copyOf(open);
        exceptions = List.copyOf(exceptions);
    }

    /**
     * A day that is not like its week day.
     *
     * @param from when it opens and {@code to} when it closes; both null: closed all day
     */
    public record SpecialDay(
            LocalDate day,
            @Nullable LocalTime from,
            @Nullable LocalTime to,
            String note) {}

    /** What people decided against the clock. */
    public enum ByHand {
        NONE,
        OPEN,
        CLOSED
    }

    public TimeCondition with(ByHand changed) {
        return new TimeCondition(id, name, number, zone, open, exceptions, holidays, changed, whenOpen, whenClosed);
    }

    @Override
    public List<Exit> exits() {
        var exits = new ArrayList<Exit>();
        exits.add(new Exit("whenOpen", whenOpen, true));
        exits.add(new Exit("whenClosed", whenClosed, true));
        return exits;
    }
}
