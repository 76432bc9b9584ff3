package uz.karnay.pbx.directory;

/**
 * The voicemail of an extension.
 *
 * @param pin asked before messages are heard; empty: its own phones hear them without, and nobody else does
 * @param email where new messages are sent; empty: nowhere
 * @param attached whether the message itself goes along
 */
public record Mailbox(boolean enabled, Secret pin, String email, boolean attached) {

    public static final Mailbox OFF = new Mailbox(false, Secret.of(""), "", false);
}
