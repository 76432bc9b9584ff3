package uz.karnay.media.mixer;

import org.jspecify.annotations.Nullable;
import uz.karnay.media.StreamUser;
import uz.karnay.media.audio.AudioSink;
import uz.karnay.media.audio.AudioSource;

/**
 * One member's place in a conference, and who hears him there. Commands come from any thread; all else happens on the media
 * loop.
 */
public final class Seat implements StreamUser {

    /** Who hears the member, in terms of seats, which may be empty. */
    private sealed interface Wish {
        record Talk() implements Wish {}

        record Listen() implements Wish {}

        record Whisper(Seat to) implements Wish {}
    }

    private final Conference conference;
    private final int rate;
    private Wish wish = new Wish.Talk();
    private @Nullable Member member;

    Seat(Conference conference, int rate) {
        this.conference = conference;
        this.rate = rate;
    }

    /** All hear the member: how it begins. Also a supervisor who barges in. */
    public void talk() {
        wish(new Wish.Talk());
    }

    /** The member hears all and nobody hears him: muted, or a supervisor who listens. */
    public void listen() {
        wish(new Wish.Listen());
    }

    /** The member hears all and only one hears him: a supervisor who prompts an agent. */
    public void whisperTo(Seat agent) {
        wish(new Wish.Whisper(agent));
    }

    /** Plays a tone or a prompt to the member alone, who goes on hearing the others. */
    public void tell(AudioSource sound) {
        conference.onMediaLoop(() -> {
            Member sitting = member;
            if (sitting != null) {
                sitting.tell(sound);
            }
        });
    }

    private void wish(Wish wanted) {
        conference.onMediaLoop(() -> {
            wish = wanted;
            seeWhoIsThere();
        });
    }

    /** Whom one whispers to may come and go. */
    void seeWhoIsThere() {
        Member sitting = member;
        if (sitting != null) {
            sitting.audience(audience());
        }
    }

    private Audience audience() {
        return switch (wish) {
            case Wish.Talk() -> Audience.EVERYONE;
            case Wish.Listen() -> Audience.NOBODY;
            case Wish.Whisper(var agent) -> agent.member == null ? Audience.NOBODY : new Audience.Only(agent.member);
        };
    }

    @Override
    public int rate() {
        return rate;
    }

    @Override
    public void onAttached(AudioSource said, AudioSink ear) {
        member = conference.mixer().join(conference.heardAs(said), ear, audience());
        conference.onJoined(this);
    }

    @Override
    public void onDetached() {
        Member leaving = member;
        if (leaving != null) {
            member = null;
            conference.mixer().leave(leaving);
            conference.onLeft(this);
        }
    }
}
