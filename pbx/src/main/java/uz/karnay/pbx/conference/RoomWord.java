package uz.karnay.pbx.conference;

/** What a room tells the script of a caller who is in it. */
sealed interface RoomWord {

    /** The moderator has come: nobody waits any longer. */
    record Begun() implements RoomWord {}

    /** The moderator lets those who are not moderators be heard, or not. */
    record Heard(boolean heard) implements RoomWord {}
}
