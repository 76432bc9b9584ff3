package uz.karnay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {

    private Plane plane;
    private JsonNode document;

    @BeforeAll
    void start() {
        plane = new Plane();
        try (var stranger = new Client(plane)) {
            document = stranger.get("/api/v1/openapi.json").json();
        }
    }

    @AfterAll
    void stop() {
        plane.close();
    }

    @Test
    void describesWhatIsServedAndNothingElse() {
        assertThat(document.at("/openapi").asString()).startsWith("3.1");
        assertThat(described()).isEqualTo(served()).hasSizeGreaterThan(40);
    }

    @Test
    void everyOperationHasANameATagAndItsRefusals() {
        Set<String> names = new TreeSet<>();
        for (JsonNode path : document.get("paths")) {
            for (JsonNode operation : path) {
                String name = operation.get("operationId").asString();
                assertThat(names.add(name)).as(name + " is there once").isTrue();
                assertThat(operation.get("summary").asString()).as(name).isNotBlank();
                assertThat(operation.get("tags")).as(name).hasSize(1);
                assertThat(operation.at("/responses/401/content").has("application/problem+json"))
                        .as(name)
                        .isTrue();
                assertThat(operation.get("responses").toString()).as(name).doesNotContain("*/*");
            }
        }
        assertThat(document.at("/paths/~1api~1v1~1session/post/responses/429").isMissingNode())
                .isFalse();
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        var references = new TreeSet<String>();
        document.findValues("$ref").forEach(reference -> references.add(reference.asString()));
        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void tellsHowToSignIn() {
        JsonNode schemes = document.at("/components/securitySchemes");
        assertThat(schemes.at("/token/scheme").asString()).isEqualTo("bearer");
        assertThat(schemes.at("/session/name").asString()).isEqualTo("karnay-session");
        assertThat(schemes.at("/csrf/name").asString()).isEqualTo("X-CSRF-Token");
        assertThat(document.at("/paths/~1api~1v1~1session/post").has("security"))
                .isFalse();
        assertThat(document.at("/paths/~1api~1v1~1extensions/post/security")).hasSize(2);
    }

    @Test
    void aPatchRequiresNothingAndAnInputWhatItNeeds() {
        assertThat(document.at("/components/schemas/ExtensionInput/required").toString())
                .isEqualTo("[\"number\"]");
        assertThat(document.at("/components/schemas/ExtensionPatch").has("required"))
                .isFalse();
        assertThat(document.at("/components/schemas/ExtensionPatch/properties/number/pattern")
                        .asString())
                .isEqualTo("[0-9]{2,8}");
    }

    @Test
    void tellsWhatMayBeNullAndWhatIsAlwaysThere() {
        JsonNode extension = document.at("/components/schemas/Extension");
        assertThat(extension.at("/properties/callerId/type").toString()).contains("string", "null");
        assertThat(extension.get("required").toString())
                .contains("\"number\"", "\"callerId\"", "\"bindings\"")
                .doesNotContain("password");
        assertThat(document.at("/components/schemas/Trunk/properties/outboundProxy/oneOf"))
                .hasSize(2);
        assertThat(document.at("/components/schemas/PageCall/properties/next/type")
                        .toString())
                .contains("null");
    }

    @Test
    void showsHowToGuardAChange() {
        assertThat(document.at("/paths/~1api~1v1~1extensions~1{id}/patch/parameters")
                        .toString())
                .contains("If-Match");
    }

    private Set<String> described() {
        Set<String> operations = new TreeSet<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operations.add(
                                operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    private Set<String> served() {
        Set<String> operations = new TreeSet<>();
        plane.running
                .context()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/v1/") && !path.contains("openapi"))
                        .forEach(path -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> operations.add(method + " " + path))));
        return operations;
    }
}
