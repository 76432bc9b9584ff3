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
        RING_GROUP("ring group"),
        QUEUE("queue"),
        MENU("menu"),
        ANNOUNCEMENT("announcement"),
        TIME_CONDITION("time condition"),
        CALENDAR("holiday calendar"),
        ROOM("conference room"),
        INBOUND_RULE("inbound rule"),
        SETTINGS("settings");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The kind of facility that is named so. */
        public static Kind of(FacilityId id) {
            return switch (id) {
                case RingGroupId _ -> RING_GROUP;
                case QueueId _ -> QUEUE;
                case MenuId _ -> MENU;
                case AnnouncementId _ -> ANNOUNCEMENT;
                case TimeConditionId _ -> TIME_CONDITION;
                case CalendarId _ -> CALENDAR;
                case RoomId _ -> ROOM;
                case InboundRuleId _ -> INBOUND_RULE;
            };
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
