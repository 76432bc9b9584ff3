package uz.karnay.api.fake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import uz.karnay.pbx.account.AccountStore;
import uz.karnay.pbx.account.ApiToken;
import uz.karnay.pbx.account.TokenId;
import uz.karnay.pbx.account.User;
import uz.karnay.pbx.account.UserId;

/** Users and tokens in memory; counts how often a token's use was written down. */
public final class MemoryAccounts implements AccountStore {

    private final Map<UserId, User> users = new ConcurrentHashMap<>();
    private final Map<TokenId, ApiToken> tokens = new ConcurrentHashMap<>();
    private final AtomicInteger touches = new AtomicInteger();

    @Override
    public List<User> users() {
        return List.copyOf(users.values());
    }

    @Override
    public Optional<User> userByName(String name) {
        return users.values().stream().filter(user -> user.name().equals(name)).findFirst();
    }

    @Override
    public void put(User user) {
        users.put(user.id(), user);
    }

    @Override
    public void removeUser(UserId id) {
        users.remove(id);
    }

    @Override
    public List<ApiToken> tokens() {
        return List.copyOf(tokens.values());
    }

    @Override
    public Optional<ApiToken> tokenByHash(String hash) {
        return tokens.values().stream()
                .filter(token -> token.hash().equals(hash))
                .findFirst();
    }

    @Override
    public void put(ApiToken token) {
        tokens.put(token.id(), token);
    }

    @Override
    public void removeToken(TokenId id) {
        tokens.remove(id);
    }

    @Override
    public void touch(TokenId id, Instant usedAt) {
        touches.incrementAndGet();
        tokens.computeIfPresent(
                id, (_, old) -> new ApiToken(old.id(), old.user(), old.name(), old.hash(), old.createdAt(), usedAt));
    }

    public int touches() {
        return touches.get();
    }
}
