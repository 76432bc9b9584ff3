package uz.karnay.pbx.directory;

/**
 * Something in a configuration that cannot be accepted, told so that its author can mend it.
 *
 * @param id of the row at fault; empty for the settings
 * @param field as the API names it: {@code number}, {@code target.extension}, {@code addresses[1].network}
 * @param message a whole sentence without the full stop
 */
public record Problem(Kind kind, String id, String field, String message) {

    /** What kind of row is at fault. */
    public enum Kind {
        EXTENSION("extension"),
        TRUNK("trunk"),
        DID("DID"),
        DIAL_RULE("dial rule"),
        SETTINGS("settings");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    @Override
    public String toString() {
        return kind.label() + (id.isEmpty() ? "" : " " + id) + ": " + field + ": " + message;
    }
}
