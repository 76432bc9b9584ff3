package uz.karnay.api.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uz.karnay.api.json.Inputs;
import uz.karnay.api.json.Page;
import uz.karnay.api.problem.ProblemException;
import uz.karnay.api.security.SignedIn;
import uz.karnay.api.security.Tokens;
import uz.karnay.loop.Clock;
import uz.karnay.loop.Entropy;
import uz.karnay.pbx.Uuid7;
import uz.karnay.pbx.account.AccountStore;
import uz.karnay.pbx.account.ApiToken;
import uz.karnay.pbx.account.TokenId;
import uz.karnay.pbx.account.UserId;

/** Keys for programs. */
@RestController
@RequestMapping(path = "/api/v1/tokens", produces = "application/json")
@Tag(name = "tokens", description = "Keys for programs")
class TokensController {

    private final AccountStore store;
    private final Accounts accounts;
    private final Inputs inputs;
    private final Clock clock;
    private final Entropy entropy;

    TokensController(AccountStore store, Accounts accounts, Inputs inputs, Clock clock, Entropy entropy) {
        this.store = store;
        this.accounts = accounts;
        this.inputs = inputs;
        this.clock = clock;
        this.entropy = entropy;
    }

    /** What can be said of a token. */
    @Schema(name = "TokenInput")
    record TokenInput(
            @NotNull(message = "is required")
            @Pattern(regexp = "[^\\p{Cntrl}]{1,64}", message = "must be 1 to 64 letters")
            @Schema(description = "What it is for.", example = "CRM")
            String name,

            @Schema(description = "Whose rights it has; one's own when left out.") @Nullable
            UUID user) {}

    /** @param token only in the answer to its creation */
    @Schema(name = "Token")
    record TokenView(
            UUID id,
            @Schema(example = "CRM") String name,
            @Schema(description = "Whose rights it has.") UUID user,
            Instant createdAt,

            @Schema(description = "To the minute; null when never used.") @Nullable
            Instant lastUsedAt,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "The token itself: only in the answer to its creation, and never again.")
            @Nullable
            String token) {

        static TokenView of(ApiToken token, @Nullable String secret) {
            return new TokenView(
                    token.id().value(),
                    token.name(),
                    token.user().value(),
                    token.createdAt(),
                    token.lastUsedAt(),
                    secret);
        }

        @Override
        public String toString() {
            return "TokenView[" + name + "]";
        }
    }

    @GetMapping
    @Operation(operationId = "listTokens", summary = "All tokens, the newest first")
    Page<TokenView> list() {
        return Page.whole(store.tokens().stream()
                .sorted(Comparator.comparing(ApiToken::createdAt).reversed())
                .map(token -> TokenView.of(token, null))
                .toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createToken", summary = "Make a token", description = "It is shown in this answer only.")
    TokenView create(@RequestBody TokenInput input, HttpServletResponse response) {
        TokenInput checked = inputs.checked(input);
        UserId owner = checked.user() == null
                ? SignedIn.current().user().id()
                : accounts.user(checked.user()).id();
        String secret = Tokens.generate(entropy);
        var token = new ApiToken(
                new TokenId(Uuid7.next(clock, entropy)), owner, checked.name(), Tokens.hash(secret), clock.now(), null);
        store.put(token);
        response.setHeader("Location", "/api/v1/tokens/" + token.id());
        return TokenView.of(token, secret);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "revokeToken", summary = "Revoke a token", description = "It is refused from now on.")
    void revoke(@PathVariable UUID id) {
        var token = new TokenId(id);
        if (store.tokens().stream().noneMatch(known -> known.id().equals(token))) {
            throw ProblemException.notFound("token", id);
        }
        store.removeToken(token);
    }
}
