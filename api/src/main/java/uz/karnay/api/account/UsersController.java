package uz.karnay.api.account;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import uz.karnay.api.json.EntityTag;
import uz.karnay.api.json.Enums;
import uz.karnay.api.json.Inputs;
import uz.karnay.api.json.Page;
import uz.karnay.api.json.PatchBody;
import uz.karnay.api.problem.ProblemException;
import uz.karnay.api.security.Passwords;
import uz.karnay.api.security.Sessions;
import uz.karnay.api.security.SignIn;
import uz.karnay.api.security.SignedIn;
import uz.karnay.loop.Clock;
import uz.karnay.loop.Entropy;
import uz.karnay.pbx.Uuid7;
import uz.karnay.pbx.account.AccountStore;
import uz.karnay.pbx.account.Role;
import uz.karnay.pbx.account.User;
import uz.karnay.pbx.account.UserId;

/** The people who administer Karnay. */
@RestController
@RequestMapping(path = "/api/v1/users", produces = "application/json")
@Tag(name = "users", description = "People who administer Karnay")
class UsersController {

    private final AccountStore store;
    private final Accounts accounts;
    private final Passwords passwords;
    private final SignIn signIn;
    private final Sessions sessions;
    private final Inputs inputs;
    private final JsonMapper json;
    private final Clock clock;
    private final Entropy entropy;

    UsersController(
            AccountStore store,
            Accounts accounts,
            Passwords passwords,
            SignIn signIn,
            Sessions sessions,
            Inputs inputs,
            JsonMapper json,
            Clock clock,
            Entropy entropy) {
        this.store = store;
        this.accounts = accounts;
        this.passwords = passwords;
        this.signIn = signIn;
        this.sessions = sessions;
        this.inputs = inputs;
        this.json = json;
        this.clock = clock;
        this.entropy = entropy;
    }

    /** Both passwords, so that a session left open is not enough to take an account over. */
    @Schema(name = "PasswordChange")
    record PasswordChange(
            @NotNull(message = "is required") @Schema(accessMode = Schema.AccessMode.WRITE_ONLY)
            String currentPassword,

            @NotNull(message = "is required")
            @Size(min = 10, max = 128, message = "must be 10 to 128 letters")
            @Schema(accessMode = Schema.AccessMode.WRITE_ONLY)
            String newPassword) {

        @Override
        public String toString() {
            return "PasswordChange";
        }
    }

    @GetMapping
    @Operation(operationId = "listUsers", summary = "All users by name")
    Page<UserView> list() {
        return Page.whole(store.users().stream()
                .sorted(Comparator.comparing(User::name))
                .map(UserView::of)
                .toList());
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readUser", summary = "One user")
    UserView read(@PathVariable UUID id, HttpServletResponse response) {
        return tagged(accounts.user(id), response);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "createUser",
            summary = "Add a user",
            description = "Without a password a random one is made and shown in this answer only. "
                    + "Either way it must be changed at the first sign-in.")
    UserView create(@RequestBody UserInput input, HttpServletResponse response) {
        UserInput checked = inputs.checked(input);
        String given = checked.password();
        String password = given == null ? Passwords.generate(entropy) : given;
        var id = new UserId(Uuid7.next(clock, entropy));
        User user = accounts.add(
                new User(id, checked.name(), passwords.hash(password), Enums.same(Role.class, checked.role()), true));
        response.setHeader("Location", "/api/v1/users/" + id);
        tag(user).writeTo(response);
        return UserView.withPassword(user, given == null ? password : null);
    }

    @PatchMapping("/{id}")
    @PatchBody(UserInput.class)
    @Operation(
            operationId = "changeUser",
            summary = "Change what is given, keep the rest",
            description = "A new password ends the user's sessions and must be changed at the next sign-in.")
    UserView change(
            @PathVariable UUID id,
            @Parameter(hidden = true) @RequestBody ObjectNode patch,
            HttpServletRequest request,
            HttpServletResponse response) {
        User changed = accounts.change(id, before -> {
            tag(before).require(request);
            return patched(before, inputs.patched(UserInput.of(before), patch, UserInput.CLEARABLE));
        });
        return tagged(changed, response);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "removeUser",
            summary = "Remove a user with their tokens and sessions",
            description = "409 for the last administrator.")
    void remove(@PathVariable UUID id) {
        accounts.remove(id);
    }

    @PutMapping("/me/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "changeOwnPassword",
            summary = "Change one's own password",
            description = "Ends all other sessions of the user.")
    void changeOwnPassword(@RequestBody PasswordChange change, HttpServletRequest request) {
        PasswordChange checked = inputs.checked(change);
        User me = SignedIn.current().user();
        if (!signIn.fits(request.getRemoteAddr(), me, checked.currentPassword())) {
            throw ProblemException.invalid("currentPassword", "is not the password in force");
        }
        if (checked.newPassword().equals(checked.currentPassword())) {
            throw ProblemException.invalid("newPassword", "must differ from the one in force");
        }
        String hash = passwords.hash(checked.newPassword());
        User after =
                accounts.change(me.id().value(), user -> new User(user.id(), user.name(), hash, user.role(), false));
        sessions.renew(after, request);
    }

    private User patched(User before, UserInput input) {
        Role role = Enums.same(Role.class, input.role());
        String password = input.password();
        return password == null
                ? new User(before.id(), input.name(), before.passwordHash(), role, before.mustChangePassword())
                : new User(before.id(), input.name(), passwords.hash(password), role, true);
    }

    private UserView tagged(User user, HttpServletResponse response) {
        tag(user).writeTo(response);
        return UserView.of(user);
    }

    private EntityTag tag(User user) {
        return EntityTag.of(json, UserInput.of(user));
    }
}
