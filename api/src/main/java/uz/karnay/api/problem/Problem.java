package uz.karnay.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;

/**
 * A refusal as it goes over the wire (RFC 9457 §3.1).
 *
 * @param detail what is wrong here and how to mend it
 * @param errors one for each field that is at fault, in the words of the request body
 */
@Schema(description = "A refusal: what is wrong and how to mend it (RFC 9457).")
public record Problem(
        @Schema(
                description = "The kind of refusal; compare it, do not fetch it.",
                example = "tag:karnay.uz,2026:problem/invalid-values")
        URI type,

        @Schema(example = "Some values are not allowed") String title,
        @Schema(example = "422") int status,
        @Schema(example = "number must be 2 to 8 digits") String detail,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {

    public Problem {
        errors = List.copyOf(errors);
    }

    /** @param field the path in the request body, {@code identity.login}; empty for the body as a whole */
    @Schema(name = "FieldError")
    public record FieldError(
            @Schema(description = "Path of the field in the body.", example = "number")
            String field,

            @Schema(example = "must be 2 to 8 digits") String message) {}

    public static Problem of(ProblemKind kind, String detail) {
        return of(kind, detail, List.of());
    }

    public static Problem of(ProblemKind kind, String detail, List<FieldError> errors) {
        return new Problem(kind.type(), kind.title(), kind.status(), detail, errors);
    }
}
