package uz.karnay.api.queue;

import io.swagger.v3.oas.annotations.media.Schema;

/** How far somebody in a queue is. */
@Schema(name = "QueueCallerState")
enum CallerStateName {
    WAITING,
    RINGING,
    TALKING
}
