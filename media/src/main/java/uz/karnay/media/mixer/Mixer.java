package uz.karnay.media.mixer;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import uz.karnay.media.audio.AudioSink;
import uz.karnay.media.audio.AudioSource;

/**
 * A conference: brings what all say to all who listen, once in 20 ms. Each hears everyone but himself, at the rate he can
 * hear. A voice is decoded and brought to another rate once, and its own share is taken out of the sum, so that a listener
 * costs no more than a subtraction. Of more than {@link #MOST_TALKERS} who talk at once the loudest are mixed. Confined to its
 * media loop, which calls {@link #tick}.
 */
public final class Mixer {

    /** So many voices are mixed at the most; who follows more? */
    public static final int MOST_TALKERS = 8;

    private final List<Member> members = new ArrayList<>();
    private final List<Member> whispering = new ArrayList<>();
    private final List<Voice> announcements = new ArrayList<>();
    private final ActiveSpeakers speakers = new ActiveSpeakers(MOST_TALKERS);
    private final Bus[] buses = new Bus[Rates.COUNT];

    public Mixer() {
        for (int rate = 0; rate < Rates.COUNT; rate++) {
            buses[rate] = new Bus(Rates.frameOf(rate));
        }
    }

    /**
     * Lets someone in.
     *
     * @param voice read once in each tick
     * @param ear written once in each tick
     */
    public Member join(AudioSource voice, AudioSink ear, Audience audience) {
        var member = new Member(voice, ear, audience);
        members.add(member);
        buses[member.earRate()].addListener();
        return member;
    }

    /** Lets someone out; who is not there is not missed. */
    public void leave(Member member) {
        if (members.remove(member)) {
            buses[member.earRate()].removeListener();
        }
    }

    /** Plays something to all, a tone or a prompt, until it falls silent. */
    public void announce(AudioSource sound) {
        announcements.add(new Voice(sound));
    }

    public int size() {
        return members.size();
    }

    /** The next 20 ms. */
    public void tick() {
        listen();
        speakers.choose(members);
        fillBuses();
        for (Member member : members) {
            member.hear(buses);
            whisperTo(member);
            member.hearTold();
            member.deliver();
        }
    }

    private void listen() {
        whispering.clear();
        for (Member member : members) {
            member.listenTo();
            if (member.whispers()) {
                whispering.add(member);
            }
        }
    }

    private void fillBuses() {
        for (Bus bus : buses) {
            if (bus.isHeard()) {
                bus.clear();
            }
        }
        for (Member member : members) {
            member.speak(buses);
        }
        for (Iterator<Voice> playing = announcements.iterator(); playing.hasNext(); ) {
            Voice announcement = playing.next();
            if (announcement.read()) {
                announcement.addTo(buses);
            } else {
                playing.remove();
            }
        }
    }

    private void whisperTo(Member listener) {
        for (Member supervisor : whispering) {
            if (supervisor.whispersTo(listener)) {
                listener.hearWhisper(supervisor);
            }
        }
    }
}
