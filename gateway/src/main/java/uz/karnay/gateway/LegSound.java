package uz.karnay.gateway;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.karnay.codec.tone.TonePlan;
import uz.karnay.media.MediaEndpoint;
import uz.karnay.media.StreamUser;
import uz.karnay.media.audio.Ticks;
import uz.karnay.media.mixer.Seat;
import uz.karnay.media.player.Playback;
import uz.karnay.media.player.Player;
import uz.karnay.media.player.Sound;
import uz.karnay.pbx.call.LegPort.CaptureEnd;
import uz.karnay.pbx.call.LegPort.CaptureListener;
import uz.karnay.pbx.directory.RoomId;
import uz.karnay.pbx.script.ReadySound;
import uz.karnay.pbx.script.VoiceFile;

/**
 * What a leg hears of Karnay itself, and what Karnay hears of it: prompts, music, tones, echo, a conference; its voice in a file. Confined
 * to the call loop.
 */
final class LegSound {

    private final CallLoop line;
    private final MediaEndpoint endpoint;
    private final LegTerms terms;
    private @Nullable Object playing;
    private @Nullable Place place;

    /** Where it sits in a conference. */
    private record Place(RoomId room, Seat seat) {}

    LegSound(CallLoop line, MediaEndpoint endpoint, LegTerms terms) {
        this.line = line;
        this.endpoint = endpoint;
        this.terms = terms;
    }

    /** Samples a second of the codec that sounds. */
    int rate() {
        return HoldMusic.rate(terms.voice().orElse(null));
    }

    /** @param onPlayed told on the call loop, unless something else is heard before */
    void play(List<ReadySound> sounds, Runnable onPlayed) {
        List<Sound> media = media(sounds);
        if (media.isEmpty()) {
            hush();
            line.loop().execute(onPlayed);
            return;
        }
        var token = new Object();
        Runnable whenOver = () -> line.loop().execute(() -> ended(token, onPlayed));
        attach(new Playback(
                line.media().media().ticks(), new Player(media.getFirst().rate(), media, whenOver)));
        playing = token;
    }

    private static List<Sound> media(List<ReadySound> sounds) {
        return sounds.stream()
                .filter(MediaSound.class::isInstance)
                .map(sound -> ((MediaSound) sound).sound())
                .toList();
    }

    @SuppressWarnings("ReferenceEquality") // the very playback that ended
    private void ended(Object token, Runnable onPlayed) {
        if (playing == token) {
            playing = null;
            onPlayed.run();
        }
    }

    void music() {
        giveWay();
        if (!line.music().plays(line.media(), endpoint, terms.voice().orElse(null))) {
            hush();
        }
    }

    void ringing() {
        attach(new Playback(line.media().media().ticks(), new ToneSource(rate(), TonePlan.UZBEKISTAN.ringing())));
    }

    void echo() {
        attach(new Echo(line.media().media().ticks(), rate()));
    }

    /**
     * The voices of all others in a room.
     *
     * @param heard whether they hear the peer
     * @param told to the peer alone
     * @return false when the room is on another media loop
     */
    boolean room(RoomId room, boolean heard, List<ReadySound> told) {
        Optional<Seat> taken = seat(room);
        taken.ifPresent(seat -> {
            if (heard) {
                seat.talk();
            } else {
                seat.listen();
            }
            tell(seat, media(told));
        });
        return taken.isPresent();
    }

    private Optional<Seat> seat(RoomId room) {
        Place taken = place;
        if (taken != null && taken.room().equals(room)) {
            return Optional.of(taken.seat());
        }
        Optional<Seat> free = line.rooms().seat(room, line.media().media(), rate());
        free.ifPresent(seat -> {
            attach(seat);
            place = new Place(room, seat);
        });
        return free;
    }

    private static void tell(Seat seat, List<Sound> sounds) {
        if (!sounds.isEmpty()) {
            seat.tell(new Player(sounds.getFirst().rate(), sounds, () -> {}));
        }
    }

    private void attach(StreamUser user) {
        giveWay();
        line.media().attach(endpoint, user);
    }

    /** Nothing. */
    void hush() {
        giveWay();
        line.media().unbridge(endpoint);
    }

    /** What was playing is not heard to its end, and a conference goes on without it: the leg is with somebody else, or over. */
    void giveWay() {
        playing = null;
        Place left = place;
        if (left != null) {
            place = null;
            line.rooms().leave(left.room());
        }
    }

    /** Keys are told from now on. */
    void hearKeys() {
        endpoint.reportDigits();
        if (terms.hasKeysInSound()) {
            endpoint.detectKeys();
        }
    }

    /** Writes what the peer says into a file; what it returns ends that. */
    Runnable capture(VoiceFile into, Duration silence, CaptureListener events) {
        var how = new CaptureEnd[] {CaptureEnd.ASKED};
        var writer = new VoiceWriter(
                line.scripts(),
                into.path(),
                VoiceCapture.RATE,
                (failed, frames) -> line.loop()
                        .execute(() -> events.onCaptured(
                                failed ? CaptureEnd.DISK : how[0], Ticks.INTERVAL.multipliedBy(frames))));
        var capture = new VoiceCapture[1];
        capture[0] = new VoiceCapture(
                writer,
                silence,
                () -> line.loop().execute(() -> {
                    how[0] = CaptureEnd.SILENCE;
                    endpoint.ignore(capture[0]);
                }));
        endpoint.observe(capture[0]);
        return () -> endpoint.ignore(capture[0]);
    }
}
