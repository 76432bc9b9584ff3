package uz.karnay.api.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.web.method.HandlerMethod;
import uz.karnay.api.json.PatchBody;

/** Describes merge patches: {@code ExtensionPatch} is {@code ExtensionInput} with nothing required. */
final class OpenApiPatches {

    private static final String REF = "#/components/schemas/";
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final String INPUT = "Input";
    private static final String PATCH = "Patch";

    private OpenApiPatches() {}

    static Operation describeBody(Operation operation, HandlerMethod handler) {
        PatchBody patch = handler.getMethodAnnotation(PatchBody.class);
        if (patch != null) {
            var form = new MediaType().schema(new Schema<>().$ref(REF + stem(patch) + PATCH));
            operation.setRequestBody(new RequestBody()
                    .required(true)
                    .content(new Content().addMediaType(MERGE_PATCH, form).addMediaType("application/json", form)));
        }
        return operation;
    }

    static void addSchemas(OpenAPI api) {
        Map<String, Schema<?>> patches = new LinkedHashMap<>();
        api.getPaths().values().stream()
                .filter(item -> item.getPatch() != null)
                .map(item -> patchName(item.getPatch()))
                .forEach(name -> patches.put(name, patchOf(api, name)));
        patches.forEach(api.getComponents()::addSchemas);
    }

    private static Schema<?> patchOf(OpenAPI api, String name) {
        String stem = name.substring(0, name.length() - PATCH.length());
        var schemas = api.getComponents().getSchemas();
        Schema<?> input = Objects.requireNonNull(schemas.getOrDefault(stem + INPUT, schemas.get(stem)), name);
        var patch = new Schema<>();
        patch.setTypes(input.getTypes());
        patch.setProperties(input.getProperties());
        patch.setDescription("A JSON merge patch (RFC 7396): what is left out stays, null clears.");
        return patch;
    }

    private static String patchName(Operation operation) {
        MediaType form = operation.getRequestBody().getContent().get(MERGE_PATCH);
        return Objects.requireNonNull(form, "a PATCH without @PatchBody")
                .getSchema()
                .get$ref()
                .substring(REF.length());
    }

    private static String stem(PatchBody patch) {
        String name = patch.value()
                .getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class)
                .name();
        return name.endsWith(INPUT) ? name.substring(0, name.length() - INPUT.length()) : name;
    }
}
