package uz.karnay.api.directory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import uz.karnay.api.directory.DirectoryDesk.Decision;
import uz.karnay.api.json.EntityTag;
import uz.karnay.api.json.Inputs;
import uz.karnay.api.json.PatchBody;
import uz.karnay.pbx.directory.Change;

/** The settings of the office: one resource that is always there. */
@RestController
@RequestMapping(path = "/api/v1/settings", produces = "application/json")
@Tag(name = "settings", description = "What holds for the whole office")
class SettingsController {

    /** Settings have no id; problems of rows that have one are of others. */
    private static final UUID NO_ROW = new UUID(0, 0);

    private final DirectoryDesk desk;
    private final Inputs inputs;
    private final JsonMapper json;

    SettingsController(DirectoryDesk desk, Inputs inputs, JsonMapper json) {
        this.desk = desk;
        this.inputs = inputs;
        this.json = json;
    }

    @GetMapping
    @Operation(operationId = "readSettings", summary = "The settings of the office")
    OfficeSettings read(HttpServletResponse response) {
        return tagged(OfficeSettings.of(desk.current().settings()), response);
    }

    @PatchMapping
    @PatchBody(OfficeSettings.class)
    @Operation(operationId = "changeSettings", summary = "Change what is given, keep the rest")
    OfficeSettings change(
            @Parameter(hidden = true) @RequestBody ObjectNode patch,
            HttpServletRequest request,
            HttpServletResponse response) {
        OfficeSettings changed = desk.change(NO_ROW, directory -> {
            OfficeSettings before = OfficeSettings.of(directory.settings());
            EntityTag.of(json, before).require(request);
            OfficeSettings after = inputs.patched(before, patch, OfficeSettings.CLEARABLE);
            return new Decision<>(new Change.PutSettings(after.toDomain()), after);
        });
        return tagged(changed, response);
    }

    private OfficeSettings tagged(OfficeSettings settings, HttpServletResponse response) {
        EntityTag.of(json, settings).writeTo(response);
        return settings;
    }
}
