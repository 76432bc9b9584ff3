package uz.karnay.store;

/** Something could not be kept or read. The message says what, where, and what to do about it. */
public final class StoreException extends RuntimeException {

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
