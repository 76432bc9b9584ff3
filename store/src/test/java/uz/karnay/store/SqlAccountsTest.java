package uz.karnay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uz.karnay.store.Office.MORNING;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.karnay.pbx.account.AccountStore;
import uz.karnay.pbx.account.ApiToken;
import uz.karnay.pbx.account.Role;
import uz.karnay.pbx.account.TokenId;
import uz.karnay.pbx.account.User;
import uz.karnay.pbx.account.UserId;

class SqlAccountsTest {

    private static final User ROOT = user(1, "root", Role.ADMINISTRATOR);
    private static final ApiToken TOKEN =
            new ApiToken(new TokenId(Office.id(10)), ROOT.id(), "billing", "5d41402abc", MORNING, null);

    private Store store;
    private AccountStore accounts;

    @BeforeEach
    void open(@TempDir Path data) {
        store = Store.open(new StoreConfig(data));
        accounts = store.accounts();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void keepsAndReplacesUsers() {
        accounts.put(ROOT);
        accounts.put(user(2, "dilnoza", Role.READ_ONLY));
        var changed = new User(ROOT.id(), "root", "$argon2id$new", Role.ADMINISTRATOR, false);
        accounts.put(changed);
        assertThat(accounts.users()).containsExactly(user(2, "dilnoza", Role.READ_ONLY), changed);
        assertThat(accounts.userByName("root")).contains(changed);
        assertThat(accounts.userByName("nobody")).isEmpty();
    }

    @Test
    void refusesASecondUserOfThatName() {
        accounts.put(ROOT);
        assertThatThrownBy(() -> accounts.put(user(2, "root", Role.READ_ONLY))).isInstanceOf(StoreException.class);
        assertThat(accounts.users()).containsExactly(ROOT);
    }

    @Test
    void findsATokenByItsHashAndRemembersItsLastUse() {
        accounts.put(ROOT);
        accounts.put(TOKEN);
        assertThat(accounts.tokenByHash("5d41402abc")).contains(TOKEN);
        accounts.touch(TOKEN.id(), MORNING.plusSeconds(5));
        Eventually.is(() -> accounts.tokenByHash("5d41402abc")
                .map(ApiToken::lastUsedAt)
                .filter(MORNING.plusSeconds(5)::equals)
                .isPresent());
        accounts.removeToken(TOKEN.id());
        assertThat(accounts.tokens()).isEmpty();
    }

    @Test
    void removesAUserWithAllTokens() {
        accounts.put(ROOT);
        accounts.put(TOKEN);
        accounts.removeUser(ROOT.id());
        assertThat(accounts.users()).isEmpty();
        assertThat(accounts.tokens()).isEmpty();
    }

    private static User user(int number, String name, Role role) {
        return new User(new UserId(Office.id(number)), name, "$argon2id$" + number, role, true);
    }
}
