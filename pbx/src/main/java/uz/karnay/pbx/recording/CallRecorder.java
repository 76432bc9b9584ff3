package uz.karnay.pbx.recording;

import uz.karnay.pbx.record.CallId;

/** Begins recordings for the calls of one loop, and confined to it. Whatever happens to a recording, the call goes on. */
@FunctionalInterface
public interface CallRecorder {

    /** Records nothing. */
    CallRecorder NONE = (_, _) -> ConversationRecording.NONE;

    /**
     * Begins to record a conversation; nobody is heard on it yet.
     *
     * @param notes where it is told when it really begins, and what was announced to whom
     */
    ConversationRecording begin(CallId call, RecordingNotes notes);
}
