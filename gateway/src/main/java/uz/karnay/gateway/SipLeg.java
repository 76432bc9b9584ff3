package uz.karnay.gateway;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import uz.karnay.pbx.call.HangUp;
import uz.karnay.pbx.call.LegPort;
import uz.karnay.pbx.directory.RoomId;
import uz.karnay.pbx.script.ReadySound;
import uz.karnay.pbx.script.VoiceFile;
import uz.karnay.sip.message.Body;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.MediaType;
import uz.karnay.sip.message.Reason;

/** A leg on SIP, as another leg on SIP needs to see it. Confined to the loop of its call. */
sealed interface SipLeg extends LegPort permits IncomingLeg, OutgoingLeg {

    LegAudio audio();

    /** The answered part of its life; empty before it and after. */
    Optional<Talk> talk();

    /** The two sides cannot be joined: this leg ends, and its call is told. */
    void breakOff(HangUp why);

    @Override
    default void join(LegPort other) {
        SipLeg partner = (SipLeg) other;
        pairedWith(partner);
        partner.pairedWith(this);
        if (!LegAudio.connect(audio(), partner.audio())) {
            joinByReInvite(partner);
        }
    }

    @Override
    default int soundRate() {
        return audio().sound().rate();
    }

    @Override
    default void play(List<ReadySound> sounds) {
        ifTalking(() -> audio().play(sounds));
    }

    @Override
    default void playMusic() {
        ifTalking(() -> audio().alone().music());
    }

    @Override
    default void echo() {
        ifTalking(() -> audio().alone().echo());
    }

    @Override
    default boolean enterRoom(RoomId room, boolean heard, List<ReadySound> told) {
        Optional<Talk> talks = talk();
        talks.ifPresent(Talk::alone);
        return talks.isEmpty() || audio().alone().room(room, heard, told);
    }

    @Override
    default void hush() {
        ifTalking(() -> audio().alone().hush());
    }

    @Override
    default void hearKeys() {
        talk().ifPresent(Talk::hearKeys);
    }

    @Override
    default Runnable capture(VoiceFile into, Duration silence, CaptureListener events) {
        return audio().sound().capture(into, silence, events);
    }

    /** Commands that come too late are without effect. */
    private void ifTalking(Runnable command) {
        talk().ifPresent(talk -> {
            talk.alone();
            command.run();
        });
    }

    /** Asks the other side of this leg to use the codec of {@code other}; when it does, the two are joined. */
    default void joinByReInvite(SipLeg other) {
        talk().ifPresent(talk -> talk.joinByReInvite(other));
    }

    /** With whom it talks from now on. */
    default void pairedWith(SipLeg partner) {
        talk().ifPresent(talk -> talk.with(partner));
    }

    /** Presses a key towards this leg's party in its sound; false when that takes none. */
    default boolean press(DtmfRelay key) {
        return talk().isPresent() && audio().press(key.key(), key.length());
    }

    /** Passes key presses on that came outside of the sound (INFO, in the style of RFC 2976). */
    default void passKeys(MediaType type, Body body) {
        talk().ifPresent(talk -> talk.sendKeys(type, body));
    }

    /** How many hops a call that continues this one may still make (RFC 3261 §20.22). */
    int hopsLeft();

    /** Why a BYE or CANCEL is sent (RFC 3326). */
    static List<HeaderField> reason(HangUp why) {
        return List.of(HeaderField.of(HeaderType.REASON, Reason.q850(why.q850(), why.reason())));
    }
}
