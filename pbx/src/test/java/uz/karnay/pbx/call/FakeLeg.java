package uz.karnay.pbx.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.RoomId;
import uz.karnay.pbx.record.CallRecord.MediaFigures;
import uz.karnay.pbx.recording.ConversationRecording;
import uz.karnay.pbx.recording.Side;
import uz.karnay.pbx.script.ReadySound;
import uz.karnay.pbx.script.VoiceFile;

/** A leg as a test commands it: remembers what it was told, and plays the phone at its other end. */
final class FakeLeg implements LegPort {

    private final String name;
    private final List<String> commands = new ArrayList<>();
    private @Nullable LegListener listener;
    private Runnable onEnd = () -> {};
    private Runnable onAnswer = () -> {};
    private @Nullable CaptureListener capture;
    private boolean hearsKeys;
    private boolean ended;
    private boolean endedByPhone;
    private boolean answeredByPhone;

    FakeLeg(String name) {
        this.name = name;
    }

    void listen(LegListener events) {
        listener = events;
    }

    /** What the phone does next. */
    LegListener phone() {
        if (listener == null) {
            throw new IllegalStateException(name + " is not connected");
        }
        return listener;
    }

    String name() {
        return name;
    }

    List<String> commands() {
        return commands;
    }

    /** Whether the call has ended this leg. */
    boolean isEnded() {
        return ended;
    }

    /** Whether either side has ended it. */
    boolean isOver() {
        return ended || endedByPhone;
    }

    boolean isOverByPhone() {
        return endedByPhone;
    }

    /** Whether the phone at its other end has answered: it neither rings nor refuses after that. */
    boolean isAnsweredByPhone() {
        return answeredByPhone;
    }

    void answeredByPhone() {
        answeredByPhone = true;
    }

    void overByPhone() {
        endedByPhone = true;
        onEnd.run();
    }

    void onEnd(Runnable reaction) {
        onEnd = reaction;
    }

    void onAnswer(Runnable reaction) {
        onAnswer = reaction;
    }

    void close() {
        phone().onClosed(new MediaFigures(50, 50, 0, 1.5, 0));
    }

    @Override
    public void ring() {
        commands.add("ring");
    }

    @Override
    public void progress(LegPort source) {
        commands.add("progress from " + nameOf(source));
    }

    @Override
    public void answer(LegPort source) {
        commands.add("answer with " + nameOf(source));
        onAnswer.run();
    }

    @Override
    public boolean progress() {
        commands.add("progress");
        return true;
    }

    @Override
    public void answer() {
        commands.add("answer");
        onAnswer.run();
    }

    @Override
    public void join(LegPort other) {
        commands.add("join " + nameOf(other));
    }

    @Override
    public int soundRate() {
        return 8000;
    }

    @Override
    public void play(List<ReadySound> sounds) {
        commands.add(
                "play " + sounds.stream().map(Object::toString).collect(java.util.stream.Collectors.joining(", ")));
    }

    @Override
    public void playMusic() {
        commands.add("music");
    }

    @Override
    public void echo() {
        commands.add("echo");
    }

    @Override
    public boolean enterRoom(RoomId room, boolean heard, List<ReadySound> told) {
        commands.add("enter room" + (heard ? "" : " muted"));
        return true;
    }

    @Override
    public void hush() {
        commands.add("hush");
    }

    @Override
    public void hearKeys() {
        hearsKeys = true;
    }

    boolean hearsKeys() {
        return hearsKeys;
    }

    @Override
    public Runnable capture(VoiceFile into, Duration silence, CaptureListener events) {
        commands.add("capture " + into.path());
        capture = events;
        return () -> captured(CaptureEnd.ASKED);
    }

    /** A capture that runs ends like this, after two seconds. */
    void captured(CaptureEnd how) {
        CaptureListener told = capture;
        if (told != null) {
            capture = null;
            told.onCaptured(how, Duration.ofSeconds(2));
        }
    }

    @Override
    public void refuse(Refusal why) {
        commands.add("refuse " + why);
        end();
    }

    @Override
    public void hangUp(HangUp why) {
        commands.add("hang up: " + why.reason());
        end();
    }

    @Override
    public void record(ConversationRecording recording, Side side) {
        commands.add("record " + side);
    }

    @Override
    public LegFacts facts() {
        return new LegFacts(name + "@sip", "udp:192.0.2.1:5060", "PCMA");
    }

    private void end() {
        if (!isOver()) {
            ended = true;
            onEnd.run();
        }
    }

    private static String nameOf(LegPort port) {
        return ((FakeLeg) port).name;
    }
}
