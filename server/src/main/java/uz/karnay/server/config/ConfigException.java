package uz.karnay.server.config;

/** The configuration cannot be used; the message is one line that names the key and says what to do. */
public final class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ConfigException(String message) {
        super(message);
    }
}
