package uz.karnay.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import uz.karnay.loop.Entropy;

class PasswordsTest {

    private final Passwords passwords = new Passwords(Entropy.secure());

    @Test
    void knowsAPasswordByItsHashAndNoOther() {
        String hash = passwords.hash("correct horse");
        assertThat(passwords.matches("correct horse", hash)).isTrue();
        assertThat(passwords.matches("battery staple", hash)).isFalse();
        assertThat(passwords.matches("correct horse", "no hash")).isFalse();
    }

    @Test
    void keepsNoneOfTheMemoryThatAHashTook() {
        passwords.matches("correct horse", passwords.hash("correct horse"));
        assertThat(Passwords.kept()).isEmpty();
    }
}
