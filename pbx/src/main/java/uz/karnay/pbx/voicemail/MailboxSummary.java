package uz.karnay.pbx.voicemail;

/** How many messages wait in a mailbox: heard before (old) or not (new), and how many of those are urgent. */
public record MailboxSummary(int newMessages, int oldMessages, int urgentNew, int urgentOld) {

    public static final MailboxSummary EMPTY = new MailboxSummary(0, 0, 0, 0);

    public MailboxSummary {
        if (newMessages < 0 || oldMessages < 0 || urgentNew < 0 || urgentOld < 0) {
            throw new IllegalArgumentException("fewer than no messages");
        }
    }

    public static MailboxSummary of(int newMessages, int oldMessages) {
        return new MailboxSummary(newMessages, oldMessages, 0, 0);
    }

    /** Whether a lamp is to shine. */
    public boolean isWaiting() {
        return newMessages > 0;
    }
}
