package uz.karnay.pbx.call;

/** A party asks that whom it talks with goes on with somebody else (REFER, RFC 3515). */
public sealed interface TransferAsk {

    Reply reply();

    /** To a number, as the party would dial it. */
    record Blind(String number, Reply reply) implements TransferAsk {}

    /**
     * To whom the party talks with in another call (Replaces, RFC 3891).
     *
     * @param other what hears of the party's leg in that call, on the same loop
     */
    record Attended(LegListener other, Reply reply) implements TransferAsk {}

    /** How the party is told. Exactly one of both is called, before or after the question's method returns. */
    interface Reply {

        /** It is done, or as good as done: the party's leg ends by itself, or is hung up. */
        void accepted();

        void refused(Refusal why);
    }
}
