package uz.karnay.gateway;

import uz.karnay.media.recorder.CallRecording;
import uz.karnay.media.recorder.Channel;
import uz.karnay.pbx.recording.ConversationRecording;
import uz.karnay.pbx.recording.Side;

/** A recording of the domain whose sound the media engine gathers. */
public record MediaRecording(CallRecording sound) implements ConversationRecording {

    @Override
    public void end() {
        sound.end();
    }

    static Channel channel(Side side) {
        return switch (side) {
            case CALLER -> Channel.CALLER;
            case OTHERS -> Channel.OTHERS;
        };
    }
}
