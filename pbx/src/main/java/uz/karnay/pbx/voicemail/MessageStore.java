package uz.karnay.pbx.voicemail;

import java.util.List;

/** Where it is kept which messages there are. */
public interface MessageStore {

    /** All that are kept. Blocking: never on a loop. */
    List<VoiceMessage> load();

    /** Keeps it, or what became of it. Any thread, never blocks: it is written behind. */
    void save(VoiceMessage message);

    /** Forgets it. Any thread, never blocks. */
    void remove(MessageId message);
}
