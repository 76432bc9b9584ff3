package uz.karnay.api.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import uz.karnay.api.Ports;
import uz.karnay.api.problem.Problem;
import uz.karnay.api.problem.ProblemWriter;
import uz.karnay.api.security.Sessions;

/** The API's own description, made from its controllers when it is first asked for. */
@Configuration(proxyBeanMethods = false)
@Import({SpringDocConfiguration.class, SpringDocConfigProperties.class, SpringDocWebMvcConfiguration.class})
class OpenApiConfiguration {

    private static final String TOKEN = "token";
    private static final String SESSION = "session";
    private static final String CSRF = "csrf";
    private static final Map<PathItem.HttpMethod, List<String>> REFUSALS = Map.of(
            PathItem.HttpMethod.GET, List.of("401", "403", "406"),
            PathItem.HttpMethod.POST, List.of("400", "401", "403", "413", "415", "422"),
            PathItem.HttpMethod.PUT, List.of("400", "401", "403", "413", "415", "422"),
            PathItem.HttpMethod.PATCH, List.of("400", "401", "403", "404", "412", "413", "415", "422"),
            PathItem.HttpMethod.DELETE, List.of("401", "403", "404", "412", "422"));
    private static final Map<String, String> TITLES = new TreeMap<>(Map.of(
            "400", "The request cannot be read",
            "401", "Not signed in",
            "403", "Not allowed",
            "404", "There is no such thing",
            "406", "Only application/json is served",
            "412", "Somebody changed it meanwhile",
            "413", "The body has more than 1 MiB",
            "415", "Send application/json",
            "422", "Some values are not allowed",
            "429", "Too many attempts; see Retry-After"));

    @Bean
    OpenAPI description(Ports ports) {
        return new OpenAPI()
                .info(new Info()
                        .title("Karnay")
                        .version(ports.version())
                        .description("The management plane of Karnay: what there is, how it is, and how to change it. "
                                + "PATCH is a JSON merge patch (RFC 7396); every refusal is a problem (RFC 9457).")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url("/")))
                .components(
                        new Components()
                                .addSecuritySchemes(
                                        TOKEN,
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.HTTP)
                                                .scheme("bearer")
                                                .description("A token made at /api/v1/tokens."))
                                .addSecuritySchemes(
                                        SESSION,
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.APIKEY)
                                                .in(SecurityScheme.In.COOKIE)
                                                .name("karnay-session")
                                                .description("The cookie of POST /api/v1/session."))
                                .addSecuritySchemes(
                                        CSRF,
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.APIKEY)
                                                .in(SecurityScheme.In.HEADER)
                                                .name(Sessions.CSRF_HEADER)
                                                .description(
                                                        "csrfToken of the session; with the cookie, on every changing request.")));
    }

    @Bean
    OpenApiCustomizer refusals() {
        return api -> {
            io.swagger.v3.core.converter.ModelConverters.getInstance(true)
                    .readAll(Problem.class)
                    .forEach(api.getComponents()::addSchemas);
            api.getPaths()
                    .forEach((path, item) ->
                            item.readOperationsMap().forEach((method, operation) -> complete(path, method, operation)));
        };
    }

    private static void complete(String path, PathItem.HttpMethod method, Operation operation) {
        boolean signIn = path.endsWith("/session") && method == PathItem.HttpMethod.POST;
        if (!signIn) {
            operation.addSecurityItem(new SecurityRequirement().addList(TOKEN));
            operation.addSecurityItem(cookie(method));
        }
        REFUSALS.getOrDefault(method, List.of()).forEach(status -> refusal(operation, status));
        if (path.contains("{")) {
            refusal(operation, "400");
            refusal(operation, "404");
        }
        if (signIn || path.endsWith("/password")) {
            refusal(operation, "429");
        }
    }

    private static SecurityRequirement cookie(PathItem.HttpMethod method) {
        var requirement = new SecurityRequirement().addList(SESSION);
        return method == PathItem.HttpMethod.GET ? requirement : requirement.addList(CSRF);
    }

    private static void refusal(Operation operation, String status) {
        ApiResponses responses = operation.getResponses();
        responses.putIfAbsent(
                status,
                new ApiResponse()
                        .description(TITLES.getOrDefault(status, "Refused"))
                        .content(new Content()
                                .addMediaType(
                                        ProblemWriter.MEDIA_TYPE,
                                        new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem")))));
    }
}
