package uz.karnay.api.account;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uz.karnay.api.json.Enums;
import uz.karnay.pbx.account.User;

/** What can be said of a person who administers Karnay. */
@Schema(name = "UserInput")
record UserInput(
        @NotNull(message = "is required")
        @Pattern(regexp = "[A-Za-z0-9._@+-]{1,64}", message = "must be 1 to 64 letters, digits or . _ @ + -")
        @Schema(example = "alice")
        String name,

        @NotNull(message = "is required: ADMINISTRATOR or READ_ONLY")
        RoleName role,

        @Size(min = 10, max = 128, message = "must be 10 to 128 letters")
        @Schema(
                description = "To be changed at the next sign-in; random when left out of a creation.",
                accessMode = Schema.AccessMode.WRITE_ONLY)
        @Nullable
        String password) {

    static final Set<String> CLEARABLE = Set.of();

    static UserInput of(User user) {
        return new UserInput(user.name(), Enums.same(RoleName.class, user.role()), null);
    }

    @Override
    public String toString() {
        return "UserInput[" + name + ", " + role + "]";
    }
}
