package uz.karnay.pbx.call;

import java.time.Duration;
import java.util.List;
import uz.karnay.pbx.directory.RoomId;
import uz.karnay.pbx.recording.ConversationRecording;
import uz.karnay.pbx.recording.Side;
import uz.karnay.pbx.script.ReadySound;
import uz.karnay.pbx.script.VoiceFile;

/**
 * A leg as the domain commands it; the gateway's side speaks SIP and moves media. A command that comes too late (the
 * peer hung up meanwhile) is without effect. No command calls the leg's {@link LegListener} before it returns: events
 * are posted. Confined to the loop of the call.
 */
public interface LegPort {

    /** Who waits hears that it rings elsewhere: 180 to a caller who is not answered, else a tone. */
    void ring();

    /** Who waits hears what {@code source} plays before it answers: 183 with media, to a caller who is not answered. */
    void progress(LegPort source);

    /** Incoming leg, not yet answered: hears what Karnay plays before the answer; false when that cannot be. */
    boolean progress();

    /**
     * Incoming leg: answered (200) by Karnay itself. {@code onAnswered} follows when that is acknowledged, {@code
     * onRefused} when it could not be.
     */
    void answer();

    /**
     * Incoming leg: answered (200), and its media joined with that of {@code source}, an answered outgoing leg.
     * When the two cannot be joined, both get {@code onHungUp} or {@code onRefused}.
     */
    void answer(LegPort source);

    /**
     * An answered leg talks with another answered leg from now on. When the two cannot be joined, both get {@code
     * onHungUp}.
     */
    void join(LegPort other);

    /** Samples a second that sounds for this leg are best prepared at: 8000, 16000 or 48000. */
    int soundRate();

    /** A leg that is answered, or may hear Karnay before that, hears these, one after the other, in place of whomever it hears; {@code onPlayed} follows. */
    void play(List<ReadySound> sounds);

    /** An answered leg hears music, until another command. */
    void playMusic();

    /** An answered leg hears itself, until another command. */
    void echo();

    /**
     * An answered leg hears all others in a room, until another command; again for one that is there already.
     *
     * @param heard whether the others hear it
     * @param told to this leg alone
     * @return false when the room is where this leg cannot be brought
     */
    boolean enterRoom(RoomId room, boolean heard, List<ReadySound> told);

    /** An answered leg hears nothing, and nobody hears it, until another command. */
    void hush();

    /** Keys that the other side presses are told from now on. */
    void hearKeys();

    /**
     * What the other end says is written into a file from now on, besides what else happens to it.
     *
     * @param silence so much of it at a stretch ends it; zero: none does
     * @return ends it; without effect when it has ended
     */
    Runnable capture(VoiceFile into, Duration silence, CaptureListener events);

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

    /** Told on the loop of the call, once, when the file is closed; also when the leg has ended meanwhile. */
    @FunctionalInterface
    interface CaptureListener {

        /** @param length of the file */
        void onCaptured(CaptureEnd how, Duration length);
    }

    /** Why a capture ended. */
    enum CaptureEnd {
        /** It was told to, or the leg ended. */
        ASKED,
        SILENCE,
        /** The file could not be written. */
        DISK
    }

    /** What the record says of this leg's wire side. */
    LegFacts facts();

    /** @param peer address of the other end, {@code udp:192.0.2.7:5061} */
    record LegFacts(String sipCallId, String peer, String codec) {}
}
