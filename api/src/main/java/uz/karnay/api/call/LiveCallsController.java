package uz.karnay.api.call;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uz.karnay.api.json.Page;
import uz.karnay.api.problem.ProblemException;
import uz.karnay.pbx.call.LiveCall;
import uz.karnay.pbx.call.LiveCalls;
import uz.karnay.pbx.record.CallId;

/** The calls that run now. */
@RestController
@RequestMapping(path = "/api/v1/calls/live", produces = "application/json")
@Tag(name = "calls")
class LiveCallsController {

    private final LiveCalls calls;

    LiveCallsController(LiveCalls calls) {
        this.calls = calls;
    }

    @GetMapping
    @Operation(operationId = "listLiveCalls", summary = "Running calls, the newest first")
    Page<LiveCallView> list() {
        return Page.whole(calls.all().stream()
                .sorted(Comparator.comparing(LiveCall::startedAt).reversed())
                .map(LiveCallView::of)
                .toList());
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readLiveCall", summary = "One running call")
    LiveCallView read(@PathVariable UUID id) {
        return calls.byId(new CallId(id)).map(LiveCallView::of).orElseThrow(() -> notRunning(id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "hangUpLiveCall",
            summary = "Hang up",
            description = "Asks the call to end; it is gone from the list when it has, and then stands in the history.")
    void hangUp(@PathVariable UUID id) {
        if (!calls.hangUp(new CallId(id))) {
            throw notRunning(id);
        }
    }

    private static ProblemException notRunning(UUID id) {
        return ProblemException.notFound("running call", id + "; if it has ended it stands at /api/v1/calls/" + id);
    }
}
