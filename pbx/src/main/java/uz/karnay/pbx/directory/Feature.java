package uz.karnay.pbx.directory;

import java.util.Locale;

/** What a phone does by dialling a code. */
public enum Feature {
    ECHO_TEST("*43", Argument.NONE),
    SPEAKING_CLOCK("*60", Argument.NONE),
    MAILBOX("*97", Argument.NONE),
    /** Somebody's mailbox, after its PIN. */
    OTHER_MAILBOX("*98", Argument.OPTIONAL),
    FORWARD_ALWAYS("*72", Argument.OPTIONAL),
    FORWARD_ALWAYS_OFF("*73", Argument.NONE),
    FORWARD_BUSY("*90", Argument.OPTIONAL),
    FORWARD_BUSY_OFF("*91", Argument.NONE),
    FORWARD_NO_ANSWER("*92", Argument.OPTIONAL),
    FORWARD_NO_ANSWER_OFF("*93", Argument.NONE),
    DO_NOT_DISTURB("*76", Argument.NONE),
    PICK_UP_GROUP("*8", Argument.NONE),
    /** Followed by the number that rings. */
    PICK_UP("*88", Argument.NEEDED),
    /** Followed by the number that is called with a loud phone. */
    INTERCOM("*80", Argument.NEEDED),
    QUEUE_LOGIN("*45", Argument.OPTIONAL),
    QUEUE_PAUSE("*46", Argument.OPTIONAL),
    /** Followed by the number of a time condition. */
    DAY_NIGHT("*28", Argument.NEEDED),
    /** Takes a call to another of one's own devices. */
    FLIP("*83", Argument.NONE);

    /** Whether digits follow the code. */
    public enum Argument {
        NONE,
        OPTIONAL,
        NEEDED
    }

    private final String usualCode;
    private final Argument argument;

    Feature(String usualCode, Argument argument) {
        this.usualCode = usualCode;
        this.argument = argument;
    }

    public String usualCode() {
        return usualCode;
    }

    /** For people: {@code echo test}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    public Argument argument() {
        return argument;
    }
}
