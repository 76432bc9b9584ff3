package uz.karnay.pbx.account;

/**
 * A person who administers Karnay.
 *
 * @param passwordHash Argon2id, in its own notation
 * @param mustChangePassword while the one-time password of the first start is in force
 */
public record User(UserId id, String name, String passwordHash, Role role, boolean mustChangePassword) {

    @Override
    public String toString() {
        return "User[" + name + ", " + role + "]";
    }
}
