package uz.karnay.api;

/** The management plane cannot listen; the message is one line for the person who started Karnay. */
public final class HttpUnavailable extends RuntimeException {

    HttpUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
