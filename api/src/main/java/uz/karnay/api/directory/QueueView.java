package uz.karnay.api.directory;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import uz.karnay.pbx.directory.CallQueue;

/** A queue. */
@Schema(name = "Queue")
record QueueView(
        UUID id,
        String name,
        String number,
        QueueInput.Strategy strategy,
        List<QueueInput.Agent> agents,
        QueueInput.Timing timing,
        QueueInput.Entry entry,
        QueueInput.Voice voice,
        QueueInput.Overflow overflow,
        int priority,
        boolean recorded,
        boolean enabled) {

    static QueueView of(CallQueue row) {
        QueueInput input = QueueInput.of(row);
        return new QueueView(
                row.id().value(),
                input.name(),
                input.number(),
                input.strategy(),
                input.agents(),
                input.timing(),
                input.entry(),
                input.voice(),
                input.overflow(),
                input.priority(),
                input.recorded(),
                input.enabled());
    }
}
