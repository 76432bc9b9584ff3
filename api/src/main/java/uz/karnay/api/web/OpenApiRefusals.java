package uz.karnay.api.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.Map;
import java.util.Set;
import uz.karnay.api.problem.ProblemWriter;

/** Writes into the description what every operation can be refused with, and what it takes to be let in. */
final class OpenApiRefusals {

    static final String TOKEN = "token";
    static final String SESSION = "session";
    static final String CSRF = "csrf";

    private static final Map<String, String> TITLES = Map.of(
            "400", "The request cannot be read, or a field is not known",
            "401", "Not signed in",
            "403", "Not allowed",
            "404", "There is no such thing",
            "406", "Only application/json is served",
            "409", "It collides with what is there",
            "412", "Somebody changed it meanwhile",
            "413", "The body has more than 1 MiB",
            "415", "Send application/json",
            "422", "Some values are not allowed");

    private OpenApiRefusals() {}

    static void complete(String path, HttpMethod method, Operation operation) {
        boolean signIn = path.endsWith("/session") && method == HttpMethod.POST;
        if (!signIn) {
            operation.addSecurityItem(new SecurityRequirement().addList(TOKEN));
            operation.addSecurityItem(cookie(method));
        }
        byMethod(path, method).forEach(status -> refusal(operation, status));
        if (operation.getRequestBody() != null) {
            Set.of("400", "413", "415", "422").forEach(status -> refusal(operation, status));
        }
        if (operation.getResponses().containsKey("412")) {
            operation.addParametersItem(new HeaderParameter()
                    .name("If-Match")
                    .description("The ETag it was read with; refused with 412 when somebody changed it meanwhile.")
                    .schema(new StringSchema()));
        }
        if (operation.getParameters() != null) {
            refusal(operation, "400");
        }
        if (path.contains("{")) {
            refusal(operation, "404");
        }
        if (signIn || path.endsWith("/password")) {
            operation.getResponses().putIfAbsent("429", problem("Too many attempts; wait for Retry-After seconds"));
        }
    }

    private static Set<String> byMethod(String path, HttpMethod method) {
        return switch (method) {
            case POST, PUT -> Set.of("401", "403", "409");
            case PATCH -> Set.of("401", "403", "409", "412");
            case DELETE -> isRow(path) ? Set.of("401", "403", "409", "412", "422") : Set.of("401", "403", "409");
            case GET, HEAD, OPTIONS, TRACE -> Set.of("401", "403", "406");
        };
    }

    /** Rows of the directory have entity tags, and may be needed by other rows. */
    private static boolean isRow(String path) {
        return path.matches("/api/v1/(extensions|trunks|dids|dial-rules)/.*");
    }

    private static SecurityRequirement cookie(HttpMethod method) {
        var requirement = new SecurityRequirement().addList(SESSION);
        return method == HttpMethod.GET ? requirement : requirement.addList(CSRF);
    }

    private static void refusal(Operation operation, String status) {
        operation.getResponses().putIfAbsent(status, problem(TITLES.getOrDefault(status, "Refused")));
    }

    private static ApiResponse problem(String description) {
        var schema = new Schema<>().$ref("#/components/schemas/Problem");
        return new ApiResponse()
                .description(description)
                .content(new Content().addMediaType(ProblemWriter.MEDIA_TYPE, new MediaType().schema(schema)));
    }
}
