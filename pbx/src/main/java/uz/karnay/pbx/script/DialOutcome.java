package uz.karnay.pbx.script;

import java.time.Duration;
import uz.karnay.pbx.call.Refusal;

/** What came of ringing somebody. When it was the caller who hung up, there is nobody left to tell. */
public sealed interface DialOutcome {

    /** They talked, and the called hung up after so long. */
    record Talked(Duration length) implements DialOutcome {}

    /** Nobody answered. {@code why} is 480 when it rang in vain, 486 when all were busy. */
    record Nobody(Refusal why) implements DialOutcome {}
}
