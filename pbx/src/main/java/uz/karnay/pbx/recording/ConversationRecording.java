package uz.karnay.pbx.recording;

/**
 * A recording under way. It belongs to the conversation and not to its legs, which come and go. Confined to the loop of
 * the call.
 */
public interface ConversationRecording {

    /** None at all. */
    ConversationRecording NONE = () -> {};

    /** The conversation is over. A second time without effect. */
    void end();
}
