package uz.karnay.api.directory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import uz.karnay.api.json.Inputs;
import uz.karnay.api.json.Page;
import uz.karnay.api.json.PatchBody;
import uz.karnay.loop.Clock;
import uz.karnay.loop.Entropy;
import uz.karnay.pbx.Uuid7;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.Handling;
import uz.karnay.pbx.directory.Secret;
import uz.karnay.pbx.registration.Bindings;

/** Extensions, with the devices that are registered for them now. */
@RestController
@RequestMapping(path = "/api/v1/extensions", produces = "application/json")
@Tag(name = "extensions", description = "Numbers inside the company and the accounts of their devices")
class ExtensionsController {

    private static final int PASSWORD_LETTERS = 20;
    private static final Rows.Table<Extension, ExtensionInput> TABLE = new Rows.Table<>(
            "extension",
            (directory, id) -> directory.extension(new ExtensionId(id)),
            ExtensionInput::of,
            Change.PutExtension::new,
            id -> new Change.RemoveExtension(new ExtensionId(id)),
            ExtensionInput.CLEARABLE);

    private final Rows<Extension, ExtensionInput> rows;
    private final DirectoryDesk desk;
    private final Bindings bindings;
    private final Clock clock;
    private final Entropy entropy;

    ExtensionsController(
            DirectoryDesk desk, Inputs inputs, JsonMapper json, Bindings bindings, Clock clock, Entropy entropy) {
        this.rows = new Rows<>(TABLE, desk, inputs, json);
        this.desk = desk;
        this.bindings = bindings;
        this.clock = clock;
        this.entropy = entropy;
    }

    @GetMapping
    @Operation(operationId = "listExtensions", summary = "Extensions by number")
    Page<ExtensionView> list(
            @Parameter(description = "Part of number, login or name.") @RequestParam(required = false) @Nullable
                    String search,
            @RequestParam(required = false) @Nullable Boolean enabled,
            @Parameter(description = "Whether a device is registered now.") @RequestParam(required = false) @Nullable
                    Boolean registered,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        List<Extension> fitting = desk.current().extensions().stream()
                .filter(extension -> search == null || mentions(extension, search.toLowerCase(Locale.ROOT)))
                .filter(extension -> enabled == null || extension.enabled() == enabled)
                .filter(extension ->
                        registered == null || bindings.of(extension.id()).isEmpty() != registered)
                .sorted(Comparator.comparing(Extension::number))
                .toList();
        return Page.after(cursor, limit, fitting, Extension::number).map(this::view);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readExtension", summary = "One extension with its devices")
    ExtensionView read(@PathVariable UUID id, HttpServletResponse response) {
        return tagged(rows.one(id), response);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "createExtension",
            summary = "Add an extension",
            description = "Without a password a random one is made and shown in this answer only.")
    ExtensionView create(@RequestBody ExtensionInput input, HttpServletResponse response) {
        var id = new ExtensionId(Uuid7.next(clock, entropy));
        String generated = entropy.token(PASSWORD_LETTERS);
        Extension extension = rows.create(
                id.value(), input, (_, checked) -> checked.toDomain(id, Secret.of(generated), Handling.USUAL));
        response.setHeader("Location", "/api/v1/extensions/" + id);
        rows.tag(extension).writeTo(response);
        return ExtensionView.of(extension, List.of(), input.password() == null ? generated : null);
    }

    @PatchMapping("/{id}")
    @PatchBody(ExtensionInput.class)
    @Operation(operationId = "changeExtension", summary = "Change what is given, keep the rest")
    ExtensionView change(
            @PathVariable UUID id,
            @Parameter(hidden = true) @RequestBody ObjectNode patch,
            HttpServletRequest request,
            HttpServletResponse response) {
        return tagged(
                rows.patch(
                        id,
                        patch,
                        request,
                        (before, input, _) -> input.toDomain(before.id(), before.password(), before.handling())),
                response);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "removeExtension", summary = "Remove an extension")
    void remove(@PathVariable UUID id, HttpServletRequest request) {
        rows.remove(id, request);
    }

    private ExtensionView tagged(Extension extension, HttpServletResponse response) {
        rows.tag(extension).writeTo(response);
        return view(extension);
    }

    private ExtensionView view(Extension extension) {
        return ExtensionView.of(extension, bindings.of(extension.id()), null);
    }

    private static boolean mentions(Extension extension, String word) {
        return extension.number().contains(word)
                || extension.login().toLowerCase(Locale.ROOT).contains(word)
                || extension.name().toLowerCase(Locale.ROOT).contains(word);
    }
}
