package uz.karnay.server.voicemail;

/** Sends a letter. Blocking. */
@FunctionalInterface
interface Mailer {

    /** @throws MailException when nobody took it; it may be taken later */
    void send(Letter letter) throws MailException;
}
