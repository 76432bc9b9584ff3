package uz.karnay.pbx.call;

import uz.karnay.pbx.recording.ConversationRecording;
import uz.karnay.pbx.recording.Side;

/**
 * A leg as the domain commands it; the gateway's side speaks SIP and moves media. A command that comes too late (the
 * peer hung up meanwhile) is without effect. No command calls the leg's {@link LegListener} before it returns: events
 * are posted. Confined to the loop of the call.
 */
public interface LegPort {

    /** Incoming leg: the caller hears ringing (180). */
    void ring();

    /** Incoming leg: the caller hears what {@code source} plays before it answers (183 with media). */
    void progress(LegPort source);

    /**
     * Incoming leg: answered (200), and its media joined with that of {@code source}, an answered outgoing leg.
     * When the two cannot be joined, both get {@code onHungUp} or {@code onRefused}.
     */
    void answer(LegPort source);

    /** Incoming leg, not yet answered: refuses it. */
    void refuse(Refusal why);

    /** Ends the leg whatever its state: CANCEL, BYE, or a refusal. No event follows but {@code onClosed}. */
    void hangUp(HangUp why);

    /**
     * What the other end says is heard on a side of the recording from now on, until the leg ends.
     *
     * @param recording made by the {@code CallRecorder} of the same gateway
     */
    default void record(ConversationRecording recording, Side side) {}

    /** What the record says of this leg's wire side. */
    LegFacts facts();

    /** @param peer address of the other end, {@code udp:192.0.2.7:5061} */
    record LegFacts(String sipCallId, String peer, String codec) {}
}
