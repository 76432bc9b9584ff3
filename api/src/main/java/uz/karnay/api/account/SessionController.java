package uz.karnay.api.account;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uz.karnay.api.json.Inputs;
import uz.karnay.api.problem.ProblemException;
import uz.karnay.api.security.Sessions;
import uz.karnay.api.security.SignIn;
import uz.karnay.api.security.SignedIn;
import uz.karnay.pbx.account.User;

/** Signing in and out with a browser. */
@RestController
@RequestMapping(path = "/api/v1/session", produces = "application/json")
@Tag(name = "session", description = "Signing in and out with a browser")
class SessionController {

    private final SignIn signIn;
    private final Sessions sessions;
    private final Inputs inputs;

    SessionController(SignIn signIn, Sessions sessions, Inputs inputs) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.inputs = inputs;
    }

    /** A name and a password, as typed. */
    @Schema(name = "Credentials")
    record Credentials(
            @NotNull(message = "is required")
            @Size(max = 64, message = "must be at most 64 letters")
            @Schema(example = "admin")
            String name,

            @NotNull(message = "is required")
            @Size(max = 128, message = "must be at most 128 letters")
            @Schema(accessMode = Schema.AccessMode.WRITE_ONLY)
            String password) {

        @Override
        public String toString() {
            return "Credentials[" + name + "]";
        }
    }

    /** @param csrfToken to be sent as X-CSRF-Token with every changing request of this session */
    @Schema(name = "Session")
    record Session(
            UserView user,

            @Schema(description = "Send it as X-CSRF-Token with every changing request of this session.")
            String csrfToken) {}

    @PostMapping(consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "signIn",
            summary = "Sign in",
            description = "Sets a cookie. Five wrong attempts for an account from an address, then one in 30 seconds.")
    Session signIn(@RequestBody Credentials credentials, HttpServletRequest request, HttpServletResponse response) {
        Credentials checked = inputs.checked(credentials);
        User user = signIn.check(request.getRemoteAddr(), checked.name(), checked.password());
        return new Session(UserView.of(user), sessions.open(user, request, response));
    }

    @GetMapping
    @Operation(operationId = "readSession", summary = "The present session", description = "404 with a token.")
    Session read(HttpServletRequest request) {
        return sessions.csrfToken(request)
                .map(token -> new Session(UserView.of(SignedIn.current().user()), token))
                .orElseThrow(() -> ProblemException.notFound("session", "behind this request: it came with a token"));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "signOut", summary = "Sign out")
    void signOut(HttpServletRequest request) {
        sessions.close(request);
    }
}
