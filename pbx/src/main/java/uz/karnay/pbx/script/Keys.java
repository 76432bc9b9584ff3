package uz.karnay.pbx.script;

/**
 * What was pressed.
 *
 * @param digits without the key that ended it; may be empty
 */
public record Keys(String digits, End end) {

    /** Why no more is waited for. */
    public enum End {
        /** As many as were asked for. */
        COMPLETE,
        ENDED_BY_KEY,
        /** Nothing more came in time. */
        TIMEOUT
    }

    /** Whether nothing was pressed at all. */
    public boolean isSilence() {
        return digits.isEmpty() && end == End.TIMEOUT;
    }
}
