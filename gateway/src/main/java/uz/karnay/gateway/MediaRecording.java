package uz.karnay.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import uz.karnay.loop.EventLoop;
import uz.karnay.media.recorder.CallRecording;
import uz.karnay.media.recorder.Channel;
import uz.karnay.pbx.recording.ConversationRecording;
import uz.karnay.pbx.recording.RecordingNotes;
import uz.karnay.pbx.recording.Side;

/**
 * A recording of the domain whose sound the media engine gathers. Whoever has to be told of it hears the announcement first,
 * and nothing is recorded until all have heard it to the end. The people of the office pause it and go on by keys. Confined to
 * the loop of its call.
 */
public final class MediaRecording implements ConversationRecording {

    /**
     * How recordings are conducted here.
     *
     * @param pauseKeys what a person of the office presses to pause a recording, and again to go on; empty for nothing
     */
    public record Manner(Announcement announcement, String pauseKeys) {

        /** Without a word, and not to be paused. */
        public static final Manner PLAIN = new Manner(Announcement.NONE, "");
    }

    private final CallRecording sound;
    private final Manner manner;
    private final RecordingNotes notes;
    private final Runnable onBegin;
    private final List<Runnable> waiting = new ArrayList<>();
    private int announcing;
    private boolean begun;
    private boolean over;

    /** @param onBegin called once, when there is nothing to wait for any more; never when it ends before */
    public MediaRecording(CallRecording sound, Manner manner, RecordingNotes notes, Runnable onBegin) {
        this.sound = sound;
        this.manner = manner;
        this.notes = notes;
        this.onBegin = onBegin;
    }

    /** Another party: heard from now on, or from the end of the announcement. */
    void join(LegAudio leg, Side side) {
        if (over) {
            return;
        }
        Runnable attach = () -> leg.record(sound, channel(side), new PauseKeys(leg.loop()));
        if (manner.announcement().isFor(side)) {
            announce(leg, side, attach);
        } else if (announcing > 0) {
            waiting.add(attach);
        } else {
            record(attach);
        }
    }

    private void announce(LegAudio leg, Side side, Runnable attach) {
        waiting.add(attach);
        announcing++;
        String whom = side.name().toLowerCase(Locale.ROOT);
        if (leg.say(manner.announcement()::at, () -> onAnnounced(whom))) {
            notes.note("the announcement of the recording is played", "to the " + whom);
        } else {
            over = true;
            notes.note("the call is not recorded", "it cannot be announced to the " + whom);
        }
    }

    private void onAnnounced(String whom) {
        if (over) {
            return;
        }
        notes.note("the announcement of the recording was heard to its end", "by the " + whom);
        announcing--;
        if (announcing == 0) {
            waiting.forEach(this::record);
            waiting.clear();
        }
    }

    private void record(Runnable attach) {
        if (!begun) {
            begun = true;
            onBegin.run();
            notes.note("the recording begins", "");
        }
        attach.run();
    }

    private void onPauseKeys() {
        if (over) {
            return;
        }
        boolean pauses = !sound.isPaused();
        if (pauses) {
            sound.pause();
        } else {
            sound.resume();
        }
        notes.note(pauses ? "the recording is paused" : "the recording goes on", "by the keys " + manner.pauseKeys());
    }

    @Override
    public void end() {
        over = true;
        if (begun) {
            sound.end();
        }
    }

    private static Channel channel(Side side) {
        return switch (side) {
            case CALLER -> Channel.CALLER;
            case OTHERS -> Channel.OTHERS;
        };
    }

    /** Listens to the keys of one party, on its media loop. */
    final class PauseKeys {

        private final EventLoop calls;
        private final StringBuilder last = new StringBuilder();

        private PauseKeys(EventLoop calls) {
            this.calls = calls;
        }

        boolean areWanted() {
            return !manner.pauseKeys().isEmpty();
        }

        void onKey(char key) {
            last.append(key);
            if (last.length() > manner.pauseKeys().length()) {
                last.deleteCharAt(0);
            }
            if (last.toString().equals(manner.pauseKeys())) {
                last.setLength(0);
                calls.execute(MediaRecording.this::onPauseKeys);
            }
        }
    }
}
