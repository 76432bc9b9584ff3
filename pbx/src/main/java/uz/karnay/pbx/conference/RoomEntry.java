package uz.karnay.pbx.conference;

/** Whether somebody may come into a room. */
sealed interface RoomEntry {

    /**
     * He is one of the guests.
     *
     * @param begun whether he need not wait for a moderator
     * @param heard whether the others hear him
     * @param alone whether he is the first
     */
    record Inside(boolean begun, boolean heard, boolean alone) implements RoomEntry {}

    record Refused(Reason reason) implements RoomEntry {}

    /** Why somebody does not come in. */
    enum Reason {
        FULL("the room is full"),
        LOCKED("the room is locked");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
