package uz.karnay.server.voicemail;

/** A letter could not be handed over; the message says why, without any secret. */
final class MailException extends Exception {
    MailException(String message, Throwable cause) {
        super(message, cause);
    }
}
