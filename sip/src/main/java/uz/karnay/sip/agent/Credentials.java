package uz.karnay.sip.agent;

/** Who we are to whoever challenges us (RFC 3261 §22). Never shows the password. */
public record Credentials(String username, String password) {

    @Override
    public String toString() {
        return "Credentials[" + username + "]";
    }
}
