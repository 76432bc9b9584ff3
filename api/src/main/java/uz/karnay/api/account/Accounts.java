package uz.karnay.api.account;

import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import uz.karnay.api.problem.ProblemException;
import uz.karnay.api.problem.ProblemKind;
import uz.karnay.pbx.account.AccountStore;
import uz.karnay.pbx.account.Role;
import uz.karnay.pbx.account.User;
import uz.karnay.pbx.account.UserId;

/**
 * Changes of users, one at a time, so that two of them cannot together remove the last administrator. Any thread;
 * blocking.
 */
final class Accounts {

    private final AccountStore store;
    private final ReentrantLock changing = new ReentrantLock();

    Accounts(AccountStore store) {
        this.store = store;
    }

    User user(UUID id) {
        return store.users().stream()
                .filter(user -> user.id().value().equals(id))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("user", id));
    }

    User add(User user) {
        return alone(() -> {
            requireFreeName(user);
            store.put(user);
            return user;
        });
    }

    User change(UUID id, UnaryOperator<User> change) {
        return alone(() -> {
            User before = user(id);
            User after = change.apply(before);
            requireFreeName(after);
            if (after.role() != Role.ADMINISTRATOR) {
                requireAnotherAdministrator(before);
            }
            store.put(after);
            return after;
        });
    }

    /** Takes the user's tokens along. */
    void remove(UUID id) {
        alone(() -> {
            User user = user(id);
            requireAnotherAdministrator(user);
            removeTokens(user.id());
            store.removeUser(user.id());
            return user;
        });
    }

    private void removeTokens(UserId user) {
        store.tokens().stream()
                .filter(token -> token.user().equals(user))
                .forEach(token -> store.removeToken(token.id()));
    }

    private void requireFreeName(User user) {
        store.userByName(user.name())
                .filter(holder -> !holder.id().equals(user.id()))
                .ifPresent(holder -> {
                    throw ProblemException.invalid("name", "belongs to another user already; choose another");
                });
    }

    private void requireAnotherAdministrator(User user) {
        boolean another = store.users().stream()
                .anyMatch(other ->
                        other.role() == Role.ADMINISTRATOR && !other.id().equals(user.id()));
        if (user.role() == Role.ADMINISTRATOR && !another) {
            throw new ProblemException(
                    ProblemKind.CONFLICT,
                    user.name() + " is the last administrator: make somebody else one first, or nobody could get in");
        }
    }

    private <T> T alone(Supplier<T> work) {
        changing.lock();
        try {
            return work.get();
        } finally {
            changing.unlock();
        }
    }
}
