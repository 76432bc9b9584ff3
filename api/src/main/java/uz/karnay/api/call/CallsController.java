package uz.karnay.api.call;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uz.karnay.api.json.Enums;
import uz.karnay.api.json.Page;
import uz.karnay.api.problem.ProblemException;
import uz.karnay.pbx.record.CallHistory;
import uz.karnay.pbx.record.CallId;
import uz.karnay.pbx.record.Direction;
import uz.karnay.pbx.record.Disposition;

/** The records of ended calls. */
@RestController
@RequestMapping(path = "/api/v1/calls", produces = "application/json")
@Tag(name = "calls", description = "Calls that were, and calls that are")
class CallsController {

    private final CallHistory history;

    CallsController(CallHistory history) {
        this.history = history;
    }

    @GetMapping
    @Operation(operationId = "listCalls", summary = "Ended calls, the newest first")
    Page<CallView> list(
            @Parameter(description = "Calls that began then or later.", example = "2026-11-02T04:00:00Z")
                    @RequestParam(required = false)
                    @Nullable
                    Instant from,
            @Parameter(description = "Calls that began before.", example = "2026-11-03T04:00:00Z")
                    @RequestParam(required = false)
                    @Nullable
                    Instant until,
            @Parameter(description = "Part of the caller's or the called number.")
                    @RequestParam(required = false)
                    @Nullable
                    String number,
            @RequestParam(required = false) CallView.@Nullable Direction direction,
            @RequestParam(required = false) CallView.@Nullable Disposition disposition,
            @Parameter(description = "Name of a trunk.") @RequestParam(required = false) @Nullable String trunk,
            @Parameter(description = "The next of the page before.") @RequestParam(required = false) @Nullable
                    String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        if (from != null && until != null && !from.isBefore(until)) {
            throw ProblemException.malformed("until", "must be later than from");
        }
        var filter = new CallHistory.Filter(
                from,
                until,
                number,
                direction == null ? null : Enums.same(Direction.class, direction),
                disposition == null ? null : Enums.same(Disposition.class, disposition),
                trunk);
        CallHistory.Page page = find(filter, cursor, Page.limit(limit));
        return new Page<>(page.records().stream().map(CallView::of).toList(), page.next());
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readCall", summary = "One ended call with its legs and steps")
    CallView.Detail read(@PathVariable UUID id) {
        return history.byId(new CallId(id))
                .map(CallView.Detail::of)
                .orElseThrow(() -> ProblemException.notFound("ended call", id));
    }

    private CallHistory.Page find(CallHistory.Filter filter, @Nullable String cursor, int limit) {
        try {
            return history.find(filter, cursor, limit);
        } catch (IllegalArgumentException strange) {
            throw ProblemException.malformed("cursor", "must be the next of an earlier page, as it was given");
        }
    }
}
