package uz.karnay.pbx.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where users and tokens are kept. Blocking: never on a loop. */
public interface AccountStore {

    List<User> users();

    Optional<User> userByName(String name);

    /** Adds the user or replaces the one with the same id. */
    void put(User user);

    void removeUser(UserId id);

    List<ApiToken> tokens();

    Optional<ApiToken> tokenByHash(String hash);

    void put(ApiToken token);

    void removeToken(TokenId id);

    /** Notes when a token was used; written behind, so that a disk that takes nothing keeps nobody out. */
    void touch(TokenId id, Instant usedAt);
}
