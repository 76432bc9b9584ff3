package uz.karnay.pbx.voicemail;

/** Hears of each new message, on the thread that took it; never blocks. */
@FunctionalInterface
public interface MessageListener {

    void onMessage(VoiceMessage message);
}
