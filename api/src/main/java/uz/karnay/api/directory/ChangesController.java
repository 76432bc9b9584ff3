package uz.karnay.api.directory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uz.karnay.api.json.Page;
import uz.karnay.api.problem.ProblemException;
import uz.karnay.pbx.directory.ChangeEntry;
import uz.karnay.pbx.directory.Directory;

/** The versions of the configuration: who made which, and the way back. */
@RestController
@RequestMapping(path = "/api/v1/changes", produces = "application/json")
@Tag(name = "changes", description = "Who changed what and when, and the way back")
class ChangesController {

    private final DirectoryDesk desk;

    ChangesController(DirectoryDesk desk) {
        this.desk = desk;
    }

    /** A change of the configuration. */
    @Schema(name = "Change")
    record View(
            @Schema(description = "Of the configuration that it led to.")
            long version,

            Instant at,
            @Schema(example = "admin") String by,
            List<Row> rows) {

        static View of(ChangeEntry entry) {
            return new View(
                    entry.version(),
                    entry.at(),
                    entry.by(),
                    entry.rows().stream().map(Row::of).toList());
        }
    }

    /** What became of one row. */
    @Schema(name = "ChangedRow")
    record Row(
            @Schema(example = "ring-group") String kind,
            String id,
            @Schema(example = "Sales") String name,

            @Schema(description = "added, changed or removed", example = "changed")
            String what,

            List<Difference> fields) {

        static Row of(ChangeEntry.Row row) {
            return new Row(
                    row.kind(),
                    row.id(),
                    row.name(),
                    row.what(),
                    row.fields().stream()
                            .map(each -> new Difference(each.field(), each.from(), each.to()))
                            .toList());
        }
    }

    /** A field that differs; of a secret only that it does. */
    @Schema(name = "Difference")
    record Difference(
            @Schema(example = "ringTime") String field,
            @Nullable String from,
            @Nullable String to) {}

    /** The version that is now in force. */
    @Schema(name = "ConfigurationVersion")
    record Version(long version) {}

    @GetMapping
    @Operation(operationId = "listChanges", summary = "Changes, the last first")
    Page<View> list(
            @Parameter(description = "The version that a page before ended with.")
                    @RequestParam(required = false)
                    @Nullable
                    String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        int most = Page.limit(limit);
        List<View> views =
                desk.log(version(cursor), most + 1).stream().map(View::of).toList();
        List<View> items = views.subList(0, Math.min(most, views.size()));
        return new Page<>(
                items,
                items.size() < views.size() ? String.valueOf(items.getLast().version()) : null);
    }

    @PostMapping("/{version}/restore")
    @Operation(
            operationId = "restoreVersion",
            summary = "Make the configuration as it was at a version",
            description =
                    "It becomes one more change, and can be undone like any other. Running calls keep what they began with.")
    Version restore(@PathVariable long version) {
        return desk.restore(version)
                .map(Directory::version)
                .map(Version::new)
                .orElseThrow(() -> ProblemException.notFound("version", version));
    }

    private static long version(@Nullable String cursor) {
        try {
            return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        } catch (NumberFormatException _) {
            throw ProblemException.malformed("cursor", "must be the one of the page before");
        }
    }
}
