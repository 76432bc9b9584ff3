package uz.karnay.api.fake;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import uz.karnay.pbx.voicemail.MessageId;
import uz.karnay.pbx.voicemail.MessageStore;
import uz.karnay.pbx.voicemail.VoiceMessage;

/** Messages in memory. */
public final class MemoryMessages implements MessageStore {

    private final Map<MessageId, VoiceMessage> messages = new ConcurrentHashMap<>();

    @Override
    public List<VoiceMessage> load() {
        return List.copyOf(messages.values());
    }

    @Override
    public void save(VoiceMessage message) {
        messages.put(message.id(), message);
    }

    @Override
    public void remove(MessageId message) {
        messages.remove(message);
    }
}
