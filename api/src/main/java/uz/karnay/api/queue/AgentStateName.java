package uz.karnay.api.queue;

import io.swagger.v3.oas.annotations.media.Schema;

/** What an agent does, whatever queue it is for. */
@Schema(name = "QueueAgentState")
enum AgentStateName {
    FREE,
    RINGING,
    TALKING,
    WRAP_UP,
    RESTING,
    ELSEWHERE
}
