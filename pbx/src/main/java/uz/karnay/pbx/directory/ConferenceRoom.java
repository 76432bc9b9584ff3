package uz.karnay.pbx.directory;

/**
 * A room in which several callers hear each other.
 *
 * @param pin asked of those who come in; empty: nobody is asked
 * @param moderatorPin makes who enters it the moderator; empty: there is none
 * @param waitForModerator whether the others hear music until a moderator comes
 * @param muted whether those who come in are heard only after the moderator lets them
 * @param maxSeats 2 to 200
 */
public record ConferenceRoom(
        RoomId id,
        String name,
        String number,
        Secret pin,
        Secret moderatorPin,
        boolean waitForModerator,
        boolean muted,
        boolean recorded,
        int maxSeats,
        boolean enabled)
        implements Facility {}
