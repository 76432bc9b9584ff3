package uz.karnay.sip.transport;

import java.util.Optional;
import uz.karnay.loop.EventLoop;
import uz.karnay.sip.parse.ParseResult;

/**
 * Answers broken requests, but only so many a second, lest somebody make us shout at a third party. Confined to the
 * call's loop.
 */
final class MalformedAnswers {

    private static final long SECOND_NANOS = 1_000_000_000;
    private static final int TAG_CHARACTERS = 14;

    private final EventLoop loop;
    private final int perSecond;
    private long secondBegan;
    private int given;

    MalformedAnswers(EventLoop loop, int perSecond) {
        this.loop = loop;
        this.perSecond = perSecond;
        this.secondBegan = loop.clock().nanos();
    }

    /** The answer in bytes, if one is due and may be given. */
    Optional<byte[]> to(ParseResult.Malformed malformed) {
        return malformed.isAnswerable() && mayAnswer()
                ? malformed.answer(loop.entropy().token(TAG_CHARACTERS))
                : Optional.empty();
    }

    private boolean mayAnswer() {
        long now = loop.clock().nanos();
        if (now - secondBegan >= SECOND_NANOS) {
            secondBegan = now;
            given = 0;
        }
        return given++ < perSecond;
    }
}
