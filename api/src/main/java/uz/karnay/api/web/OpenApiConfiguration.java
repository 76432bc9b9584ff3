package uz.karnay.api.web;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.utils.SpringDocUtils;
import org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.node.ObjectNode;
import uz.karnay.api.Ports;
import uz.karnay.api.problem.Problem;
import uz.karnay.api.security.Sessions;

/** The API's own description, made from its controllers when it is first asked for. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties
@Import({SpringDocConfiguration.class, SpringDocConfigProperties.class, SpringDocWebMvcConfiguration.class})
class OpenApiConfiguration {

    // Patches are described by OpenApiPatches, not by the insides of a JSON library.
    static {
        SpringDocUtils.getConfig().replaceWithSchema(ObjectNode.class, new ObjectSchema());
    }

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
                .components(security());
    }

    @Bean
    OpenApiCustomizer refusals() {
        return api -> {
            ModelConverters.getInstance(true).readAll(Problem.class).forEach(api.getComponents()::addSchemas);
            api.getPaths()
                    .forEach((path, item) -> item.readOperationsMap()
                            .forEach((method, operation) -> OpenApiRefusals.complete(path, method, operation)));
        };
    }

    @Bean
    RecordModels recordModels() {
        return new RecordModels();
    }

    @Bean
    GlobalOperationCustomizer patchBodies() {
        return (operation, handler) -> OpenApiPatches.describeBody(operation, handler);
    }

    @Bean
    OpenApiCustomizer patchSchemas() {
        return OpenApiPatches::addSchemas;
    }

    private static Components security() {
        return new Components()
                .addSecuritySchemes(
                        OpenApiRefusals.TOKEN,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("A token made at /api/v1/tokens."))
                .addSecuritySchemes(
                        OpenApiRefusals.SESSION,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.COOKIE)
                                .name("karnay-session")
                                .description("The cookie of POST /api/v1/session."))
                .addSecuritySchemes(
                        OpenApiRefusals.CSRF,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.HEADER)
                                .name(Sessions.CSRF_HEADER)
                                .description("csrfToken of the session; with the cookie, on every changing request."));
    }
}
