package uz.karnay.api.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.karnay.api.json.Enums;
import uz.karnay.pbx.account.User;

/** A person who administers Karnay. */
@Schema(name = "User")
record UserView(
        UUID id,
        @Schema(example = "alice") String name,
        RoleName role,

        @Schema(description = "Whether nothing but changing the password is allowed.")
        boolean mustChangePassword,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Only in the answer to a creation that gave none, and never again.")
        @Nullable
        String password) {

    static UserView of(User user) {
        return withPassword(user, null);
    }

    static UserView withPassword(User user, @Nullable String password) {
        return new UserView(
                user.id().value(),
                user.name(),
                Enums.same(RoleName.class, user.role()),
                user.mustChangePassword(),
                password);
    }

    @Override
    public String toString() {
        return "UserView[" + name + "]";
    }
}
