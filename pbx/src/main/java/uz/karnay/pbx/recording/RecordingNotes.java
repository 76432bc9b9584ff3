package uz.karnay.pbx.recording;

/** Where it is written down what became of a recording: the story of its call. Called on the loop of the call. */
@FunctionalInterface
public interface RecordingNotes {

    /** Nobody writes anything down. */
    RecordingNotes NONE = (_, _) -> {};

    void note(String what, String why);
}
