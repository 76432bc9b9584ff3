package uz.karnay.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import uz.karnay.pbx.account.AccountStore;
import uz.karnay.pbx.account.ApiToken;
import uz.karnay.pbx.account.Role;
import uz.karnay.pbx.account.TokenId;
import uz.karnay.pbx.account.User;
import uz.karnay.pbx.account.UserId;

/** Users and tokens in their tables; only hashes stand there. Blocking, any thread. */
final class SqlAccounts implements AccountStore {

    private static final String USERS = "select id, name, password_hash, role, must_change_password from users";
    private static final String TOKENS = "select id, user_id, name, hash, created_at, last_used_at from tokens";

    private final Database database;
    private final TokenUses uses;

    SqlAccounts(Database database, TokenUses uses) {
        this.database = database;
        this.uses = uses;
    }

    @Override
    public List<User> users() {
        return database.read("read the users", c -> Sql.list(c, USERS + " order by name", SqlAccounts::user));
    }

    @Override
    public Optional<User> userByName(String name) {
        return database.read("read a user", c -> Sql.first(c, USERS + " where name = ?", SqlAccounts::user, name));
    }

    private static User user(Row row) throws SQLException {
        return new User(
                new UserId(row.uuid("id")),
                row.text("name"),
                row.text("password_hash"),
                row.constant(Role.class, "role"),
                row.flag("must_change_password"));
    }

    @Override
    public void put(User user) {
        database.write(
                "store the user " + user.name(),
                c -> Sql.update(
                        c,
                        """
                insert into users (id, name, password_hash, role, must_change_password) values (?, ?, ?, ?, ?)
                on conflict (id) do update set name = excluded.name, password_hash = excluded.password_hash,
                  role = excluded.role, must_change_password = excluded.must_change_password
                """,
                        user.id().value(),
                        user.name(),
                        user.passwordHash(),
                        user.role(),
                        user.mustChangePassword()));
    }

    /** With all tokens of that user. */
    @Override
    public void removeUser(UserId id) {
        database.write("remove a user", c -> {
            Sql.update(c, "delete from tokens where user_id = ?", id.value());
            return Sql.update(c, "delete from users where id = ?", id.value());
        });
    }

    @Override
    public List<ApiToken> tokens() {
        return database.read("read the tokens", c -> Sql.list(c, TOKENS + " order by created_at", SqlAccounts::token));
    }

    @Override
    public Optional<ApiToken> tokenByHash(String hash) {
        return database.read("read a token", c -> Sql.first(c, TOKENS + " where hash = ?", SqlAccounts::token, hash));
    }

    private static ApiToken token(Row row) throws SQLException {
        return new ApiToken(
                new TokenId(row.uuid("id")),
                new UserId(row.uuid("user_id")),
                row.text("name"),
                row.text("hash"),
                row.instant("created_at"),
                row.instantOrNull("last_used_at"));
    }

    @Override
    public void put(ApiToken token) {
        database.write("store the token " + token.name(), c -> insert(c, token));
    }

    private static int insert(Connection connection, ApiToken token) throws SQLException {
        return Sql.update(
                connection,
                """
                insert into tokens (id, user_id, name, hash, created_at, last_used_at) values (?, ?, ?, ?, ?, ?)
                on conflict (id) do update set user_id = excluded.user_id, name = excluded.name,
                  hash = excluded.hash, created_at = excluded.created_at, last_used_at = excluded.last_used_at
                """,
                token.id().value(),
                token.user().value(),
                token.name(),
                token.hash(),
                token.createdAt(),
                token.lastUsedAt());
    }

    @Override
    public void removeToken(TokenId id) {
        database.write("remove a token", c -> Sql.update(c, "delete from tokens where id = ?", id.value()));
    }

    @Override
    public void touch(TokenId id, Instant usedAt) {
        uses.used(id, usedAt);
    }
}
