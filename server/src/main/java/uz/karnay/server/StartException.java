package uz.karnay.server;

/** The server cannot start; the message is one line that says what is wrong, with which thing, and what to do. */
final class StartException extends RuntimeException {

    private static final long serialVersionUID = 1;

    StartException(String message, Throwable cause) {
        super(message, cause);
    }

    StartException(String message) {
        super(message);
    }
}
