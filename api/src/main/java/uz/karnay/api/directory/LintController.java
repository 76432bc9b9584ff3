package uz.karnay.api.directory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import uz.karnay.api.json.Page;
import uz.karnay.loop.Clock;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.Lint;
import uz.karnay.pbx.directory.Problem;

/** Tells what in the configuration cannot work. */
@RestController
@RequestMapping(path = "/api/v1/lint", produces = "application/json")
@Tag(name = "lint", description = "What cannot work, or was hardly meant so")
class LintController {

    private final DirectoryDesk desk;
    private final Clock clock;

    LintController(DirectoryDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** Something that cannot work. */
    @Schema(name = "Finding")
    record Finding(
            @Schema(example = "queue") String kind,

            @Schema(description = "Of the row; empty for what concerns the whole office.")
            String id,

            @Schema(example = "agents") String field,
            @Schema(example = "nobody serves it") String message) {

        static Finding of(Problem problem) {
            return new Finding(
                    problem.kind().label().toLowerCase(Locale.ROOT), problem.id(), problem.field(), problem.message());
        }
    }

    @GetMapping
    @Operation(operationId = "lint", summary = "What cannot work: dead ends, empty queues, missing holidays")
    Page<Finding> lint() {
        Directory directory = desk.current();
        LocalDate today = LocalDate.ofInstant(clock.now(), directory.settings().zone());
        return Page.whole(
                Lint.findings(directory, today).stream().map(Finding::of).toList());
    }
}
