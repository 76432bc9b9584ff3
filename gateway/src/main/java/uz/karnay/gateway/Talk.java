package uz.karnay.gateway;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.karnay.loop.Timer;
import uz.karnay.pbx.call.HangUp;
import uz.karnay.pbx.call.LegListener;
import uz.karnay.pbx.call.TransferAsk;
import uz.karnay.sip.agent.Content;
import uz.karnay.sip.agent.Failure;
import uz.karnay.sip.agent.IncomingReInvite;
import uz.karnay.sip.agent.IncomingRefer;
import uz.karnay.sip.agent.IncomingRequest;
import uz.karnay.sip.agent.ReInviteListener;
import uz.karnay.sip.agent.Refusal;
import uz.karnay.sip.agent.RequestListener;
import uz.karnay.sip.agent.Session;
import uz.karnay.sip.agent.SessionListener;
import uz.karnay.sip.message.Body;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderName;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.MediaType;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.Reason;
import uz.karnay.sip.message.SipMessage;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipResponse;

/**
 * The answered part of a leg: hold and resume by re-INVITE, key presses, signs of life, the end. Re-INVITEs are answered
 * here, the other leg is not asked. Confined to the loop of its call.
 */
final class Talk {

    /** The leg that talks. */
    interface Owner {
        LegAudio audio();

        /** Our 200 arrived, for the first time. */
        void onAcknowledged(SipRequest ack);

        void onHeld(boolean held);

        /** The other side pressed a key, and {@link Talk#hearKeys} asked for it. */
        void onKeyHeard(char key);

        void onTransferAsked(TransferAsk ask);

        /** Who hears of this leg. */
        LegListener events();

        /** Over, and not by {@link Talk#end}. */
        void onEnded(HangUp why);

        /** Like {@link SipLeg#breakOff}. */
        void breakOff(HangUp why);
    }

    private static final MediaType DTMF = MediaType.of("application", "dtmf");
    private static final int NORMAL_CLEARING = 16;
    /** Recovery on timer expiry. */
    private static final HangUp NO_ACK = new HangUp(102, "Our answer was never acknowledged");

    private final CallLoop line;
    private final Owner owner;
    private final Duration keepAlive;
    private @Nullable Session session;
    private @Nullable SipLeg other;
    private Timer nextSign = Timer.none();
    private boolean acknowledged;
    private boolean awaitsAnswer;
    private boolean held;
    private boolean hearsKeys;
    private final KeysOnce keys;

    Talk(CallLoop line, Owner owner, Duration keepAlive) {
        this.line = line;
        this.owner = owner;
        this.keepAlive = keepAlive;
        this.keys = new KeysOnce(line.loop().clock());
    }

    /** Who is to be told of the session. */
    SessionListener listener() {
        return new Ear();
    }

    /** Knows its session from here on. */
    void begin(Session begun) {
        session = begun;
        line.talks().begin(begun, owner.events());
        awaitsAnswer = !owner.audio().terms().hasOffer();
        held = owner.audio().isHeld();
        signOfLifeLater();
    }

    /** Hangs up; the owner is not told. */
    void end(HangUp why) {
        nextSign.cancel();
        Session ended = session;
        if (ended != null) {
            line.talks().end(ended);
            ended.hangUp(SipLeg.reason(why));
        }
    }

    /** With whom key presses are shared. */
    void with(SipLeg partner) {
        other = partner;
    }

    /** With nobody but Karnay. */
    void alone() {
        other = null;
    }

    /** Has its owner told of keys from now on, whichever way they come. */
    void hearKeys() {
        hearsKeys = true;
        owner.audio().sound().hearKeys();
    }

    private void hear(char key, boolean inSound) {
        if (hearsKeys && keys.isNew(key, inSound)) {
            owner.onKeyHeard(key);
        }
    }

    private void onAcknowledged(SipRequest ack) {
        if (awaitsAnswer) {
            awaitsAnswer = false;
            Optional<Incompatible> problem = owner.audio().onAnswer(ack.body());
            if (problem.isPresent()) {
                owner.breakOff(HangUp.NO_MEDIA);
                return;
            }
            tellIfHeld();
        }
        if (!acknowledged) {
            acknowledged = true;
            owner.onAcknowledged(ack);
        }
    }

    private void onReInvite(IncomingReInvite reInvite) {
        if (!reInvite.hasOffer()) {
            awaitsAnswer = true;
            reInvite.accept(List.of(), owner.audio().terms().offerAgain());
            return;
        }
        Optional<Content> answer = owner.audio().answerAgain(reInvite.request().body());
        if (answer.isEmpty()) {
            reInvite.refuse(Refusal.of(
                    488, "Not Acceptable Here", warning(305, "The other side cannot change to these codecs")));
            return;
        }
        reInvite.accept(List.of(), answer.get());
        tellIfHeld();
    }

    private void tellIfHeld() {
        boolean now = owner.audio().isHeld();
        if (now != held) {
            held = now;
            owner.onHeld(now);
        }
    }

    /** RFC 3261 §20.43. */
    static HeaderField warning(int code, String text) {
        return HeaderField.of(HeaderName.WARNING, code + " karnay \"" + text.replace("\"", "'") + "\"");
    }

    private void onRequest(IncomingRequest request) {
        SipRequest asked = request.request();
        if (asked.is(Method.INFO)) {
            onInfo(request);
        } else if (asked.is(Method.OPTIONS)) {
            request.reply(200, "OK");
        } else if (asked.is(Method.NOTIFY)) {
            request.reply(481, "Subscription Does Not Exist");
        } else {
            request.reply(501, "Not Implemented");
        }
    }

    private void onInfo(IncomingRequest request) {
        Optional<MediaType> type = request.request().contentType().filter(Talk::isKeys);
        SipLeg partner = other;
        type.flatMap(named -> DtmfRelay.parse(named, request.request().body()))
                .ifPresent(key -> hear(key.key(), false));
        if (type.isPresent() && partner != null) {
            passOn(type.get(), request.request().body(), partner);
        }
        boolean understood = type.isPresent() || request.request().body().isEmpty();
        request.reply(understood ? 200 : 415, understood ? "OK" : "Unsupported Media Type");
    }

    /** By name in the sound where that is agreed, as any other key; else as it came. */
    private static void passOn(MediaType type, Body body, SipLeg partner) {
        Optional<DtmfRelay> key = DtmfRelay.parse(type, body);
        if (key.isEmpty() || !partner.press(key.get())) {
            partner.passKeys(type, body);
        }
    }

    /** A key was heard in this side's sound: a party that takes keys apart from sound is told. */
    void onKey(char key) {
        hear(key, true);
        SipLeg partner = other;
        if (partner != null && partner.audio().takesKeysApart()) {
            Content written = DtmfRelay.of(key).write();
            partner.passKeys(written.type(), written.body());
        }
    }

    private static boolean isKeys(MediaType type) {
        return type.matches(MediaType.DTMF_RELAY) || type.matches(DTMF);
    }

    void sendKeys(MediaType type, Body body) {
        Session talking = session;
        if (talking != null && !talking.isOver()) {
            talking.send(Method.INFO, List.of(), new Content(type, body), RequestListener.NONE);
        }
    }

    /** Changes this side's codec to that of {@code partner}; if that cannot be, neither can the call. */
    void joinByReInvite(SipLeg partner) {
        Session talking = session;
        Optional<Content> offer =
                owner.audio().terms().offerVoiceOf(partner.audio().terms());
        if (talking == null || offer.isEmpty()) {
            owner.breakOff(HangUp.NO_MEDIA);
            partner.breakOff(HangUp.NO_MEDIA);
            return;
        }
        talking.reInvite(List.of(), offer.get(), new ReInviteListener() {
            @Override
            public void onAgreed(SipResponse response) {
                if (owner.audio().onAnswer(response.body()).isEmpty()) {
                    LegAudio.join(owner.audio(), partner.audio());
                } else {
                    giveUp();
                }
            }

            @Override
            public void onFailed(Failure failure) {
                giveUp();
            }

            private void giveUp() {
                owner.breakOff(HangUp.NO_MEDIA);
                partner.breakOff(HangUp.NO_MEDIA);
            }
        });
    }

    /** Nothing is to change but the time until which the session stands (RFC 4028 §7.4). */
    private void refresh() {
        Session talking = session;
        if (talking == null) {
            return;
        }
        talking.reInvite(List.of(), owner.audio().terms().offerAgain(), new ReInviteListener() {
            @Override
            public void onAgreed(SipResponse response) {
                if (owner.audio().onAnswer(response.body()).isPresent()) {
                    owner.breakOff(HangUp.NO_MEDIA);
                } else {
                    tellIfHeld();
                }
            }

            @Override
            public void onFailed(Failure failure) {
                // the session runs out unless the peer refreshes it
            }
        });
    }

    /** A peer that is gone answers 481 or nothing; the agent then reports the end. */
    private void signOfLifeLater() {
        if (keepAlive.isPositive()) {
            nextSign = line.loop().after(keepAlive, this::askForSignOfLife);
        }
    }

    private void askForSignOfLife() {
        Session talking = session;
        if (talking != null && !talking.isOver()) {
            talking.send(Method.OPTIONS, List.of(), Content.NONE, RequestListener.NONE);
            signOfLifeLater();
        }
    }

    private void onHungUp(SessionListener.HangUp cause) {
        nextSign.cancel();
        Session over = session;
        if (over != null) {
            line.talks().end(over);
        }
        owner.onEnded(
                switch (cause) {
                    case SessionListener.HangUp.Bye(var bye) -> cause(bye, "The other side hung up");
                    case SessionListener.HangUp.AckMissing _ -> NO_ACK;
                    case SessionListener.HangUp.PeerLost _ -> HangUp.PEER_VANISHED;
                });
    }

    /** What a Reason header says (RFC 3326 §2), else normal clearing. */
    static HangUp cause(SipMessage message, String otherwise) {
        return message.all(HeaderType.REASON).stream()
                .filter(reason -> reason.protocol().equalsIgnoreCase("Q.850"))
                .findFirst()
                .map(reason -> new HangUp(q850(reason), text(reason, otherwise)))
                .orElseGet(() -> new HangUp(NORMAL_CLEARING, otherwise));
    }

    private static int q850(Reason reason) {
        return reason.cause() < 1 || reason.cause() > 127 ? NORMAL_CLEARING : reason.cause();
    }

    private static String text(Reason reason, String otherwise) {
        return reason.text().filter(text -> !text.isBlank()).orElse(otherwise);
    }

    /** Hears of the session. */
    private final class Ear implements SessionListener {

        @Override
        public void onAcknowledged(SipRequest ack) {
            Talk.this.onAcknowledged(ack);
        }

        @Override
        public void onReInvite(IncomingReInvite reInvite) {
            Talk.this.onReInvite(reInvite);
        }

        @Override
        public void onRefreshDue() {
            refresh();
        }

        @Override
        public void onRefer(IncomingRefer refer) {
            Referred.read(refer, line).ifPresent(owner::onTransferAsked);
        }

        @Override
        public void onRequest(IncomingRequest request) {
            Talk.this.onRequest(request);
        }

        @Override
        public void onHungUp(SessionListener.HangUp cause) {
            Talk.this.onHungUp(cause);
        }
    }
}
