package uz.karnay.sim.peer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One call of a phone, placed or received (RFC 3261 §12-15), with all that its mood makes of it. */
final class SimCall {

    private static final String TWIN = "twin";

    private final SimParty phone;
    private final SimRtp voice;
    private final Mood mood;
    private final String callId;
    private final String localTag;
    private final String local;
    private String remote;
    private String target;
    private @Nullable SimMessage invite;
    private State state = State.TRYING;
    private long cseq;
    private int answered;
    private int sdpVersion;
    private long upAtNanos;
    private boolean settled;
    private boolean leaving;
    private boolean heardOf;
    private boolean cancelled;
    private boolean placed;
    private boolean changing;

    private enum State {
        TRYING,
        RINGING,
        UP,
        OVER
    }

    /** A call to place. */
    SimCall(SimParty phone, String from, String to, String target, Mood mood) {
        this.phone = phone;
        this.mood = mood;
        this.callId = phone.entropy().token(16) + "@"
                + phone.wire().address().getAddress().getHostAddress();
        this.voice = phone.newVoice(callId);
        this.localTag = phone.entropy().token(8);
        this.local = from + ";tag=" + localTag;
        this.remote = to;
        this.target = target;
        this.placed = true;
    }

    /** A call that comes in. */
    SimCall(SimParty phone, SimMessage invite, Mood mood) {
        this.phone = phone;
        this.mood = mood;
        this.callId = invite.callId();
        this.voice = phone.newVoice(callId);
        this.localTag = phone.entropy().token(8);
        this.local = invite.must("To") + ";tag=" + localTag;
        this.remote = invite.must("From");
        this.target = SimMessage.uri(invite.must("Contact"));
        this.invite = invite;
    }

    String callId() {
        return callId;
    }

    boolean isOver() {
        return state == State.OVER;
    }

    // ---- placed ----

    void invite() {
        var request = request("INVITE");
        if (mood != Mood.LATE_OFFER) {
            request.body(offer("sendrecv"));
        }
        send(request, true);
    }

    private void send(SimMessage request, boolean mayAuthenticate) {
        invite = request;
        phone.wire().request(phone.karnay(), request, new SimWire.Answers() {
            @Override
            public void onAnswer(SimMessage response) {
                onInviteAnswer(request, response, mayAuthenticate);
            }

            @Override
            public void onSilence() {
                settle(0);
                end();
            }
        });
    }

    private void onInviteAnswer(SimMessage request, SimMessage response, boolean mayAuthenticate) {
        int status = response.status();
        boolean challenged = status == 401 || status == 407;
        if (status < 200) {
            onProvisional(request, status);
        } else if (challenged && mayAuthenticate) {
            authenticate(request, response);
        } else if (status < 300) {
            onAnswered(request, response);
        } else if (state != State.UP) {
            settle(status);
            end();
        }
    }

    private void onProvisional(SimMessage request, int status) {
        heardOf = true;
        if (leaving) {
            cancel(request);
        } else if (status > 100 && state == State.TRYING) {
            state = State.RINGING;
            if (mood == Mood.IMPATIENT) {
                phone.later(0, 4, this::leave);
            }
        }
    }

    /** Once only, and as if nothing had been asked when no answer comes in time (§9.1). */
    private void cancel(SimMessage request) {
        if (!cancelled && !settled) {
            cancelled = true;
            phone.wire().request(phone.karnay(), SimText.cancel(request), ignore());
            phone.later(32, 32, () -> {
                settle(0);
                end();
            });
        }
    }

    /** Hangs up what is up, gives up what is not; a call nobody has reacted to cannot be cancelled yet (§9.1). */
    void leave() {
        SimMessage asked = invite;
        if (state == State.UP) {
            hangUp();
        } else if (state != State.OVER && placed && asked != null) {
            leaving = true;
            if (heardOf) {
                cancel(asked);
            }
        } else if (state == State.RINGING) {
            refuse("480 Temporarily Unavailable");
        }
    }

    private void authenticate(SimMessage request, SimMessage response) {
        boolean proxy = response.status() == 407;
        String challenge = response.must(proxy ? "Proxy-Authenticate" : "WWW-Authenticate");
        var again = request("INVITE");
        again.add(proxy ? "Proxy-Authorization" : "Authorization", phone.authorize(challenge, "INVITE", target));
        if (!request.body().isEmpty()) {
            again.body(offer("sendrecv"));
        }
        send(again, false);
    }

    private void onAnswered(SimMessage request, SimMessage response) {
        boolean first = answered++ == 0;
        if (first) {
            settle(response.status());
            remote = response.must("To");
            target = SimMessage.uri(response.must("Contact"));
        }
        if (mood == Mood.FORGETS_ACK) {
            end();
            return;
        }
        acknowledge(request, response);
        if (first) {
            boolean tooLate = leaving || state == State.OVER;
            up(response.body());
            if (tooLate) {
                hangUp();
            }
        }
    }

    private void acknowledge(SimMessage request, SimMessage response) {
        SimMessage ack = new SimMessage("ACK " + SimMessage.uri(response.must("Contact")) + " SIP/2.0")
                .add("Via", phone.via())
                .add("Max-Forwards", "70")
                .add("From", local)
                .add("To", response.must("To"))
                .add("Call-ID", callId)
                .add("CSeq", request.cseqNumber() + " ACK");
        if (request.body().isEmpty()) {
            ack.body(answerTo(response.body()));
        }
        phone.wire().send(phone.karnay(), ack);
    }

    private void settle(int status) {
        if (placed && !settled) {
            settled = true;
            phone.witness().settled(phone.name(), callId, status);
        }
    }

    // ---- received ----

    void ring() {
        state = State.RINGING;
        String offer = java.util.Objects.requireNonNull(invite).body();
        if (SimText.codecsOf(offer, phone.codecs()).isEmpty()) {
            refuse("488 Not Acceptable Here");
            return;
        }
        if (mood == Mood.TALKS_EARLY && !offer.isEmpty()) {
            respond("183 Session Progress", answerTo(offer));
            voice.talk(
                    SimText.rtpOf(offer),
                    SimText.codecsOf(offer, phone.codecs()).getFirst());
        } else {
            respond("180 Ringing", "");
        }
        switch (mood) {
            case REFUSES -> phone.later(0, 2, () -> refuse(phone.refusal()));
            case NOBODY_HOME -> {} // until the caller or Karnay gives up
            default -> phone.later(0, 3, this::answer);
        }
    }

    private void answer() {
        if (state == State.RINGING) {
            SimMessage asked = java.util.Objects.requireNonNull(invite);
            respond("200 OK", answerTo(asked.body()));
            if (mood == Mood.ANSWERS_TWICE) {
                phone.wire().send(phone.karnay(), twin(asked));
            }
            if (mood == Mood.VANISHES) {
                phone.vanish();
                return;
            }
            up(asked.body());
        }
    }

    /** A 200 of a phone that shares our address and has a tag of its own: a fork. */
    private SimMessage twin(SimMessage asked) {
        return SimText.response(asked, "200 OK", TWIN + localTag, phone.wire().address())
                .body(offer("sendrecv"));
    }

    private void refuse(String status) {
        if (state == State.RINGING) {
            respond(status, "");
            end();
        }
    }

    private void respond(String status, String body) {
        SimMessage asked = java.util.Objects.requireNonNull(invite);
        SimMessage response =
                SimText.response(asked, status, localTag, phone.wire().address());
        phone.wire().respond(asked, body.isEmpty() ? response : response.body(body));
    }

    void onRequest(SimMessage request) {
        boolean ours = request.toTag().filter(localTag::equals).isPresent();
        switch (request.method()) {
            case "CANCEL" -> onCancel(request);
            case "BYE" -> onBye(request, ours);
            case "INVITE" -> onReInvite(request, ours);
            default -> reply(request, ours && state != State.OVER ? "200 OK" : "481 Call/Transaction Does Not Exist");
        }
    }

    /** One for the twin of {@link Mood#ANSWERS_TWICE} ends the twin only. */
    private void onBye(SimMessage request, boolean ours) {
        boolean forTwin = request.toTag().filter(tag -> tag.startsWith(TWIN)).isPresent();
        reply(request, forTwin || ours && state == State.UP ? "200 OK" : "481 Call/Transaction Does Not Exist");
        if (ours) {
            settle(0); // if it has not heard of an answer yet, it never will
            end();
        }
    }

    /** Not while one of ours is under way: §14.2. */
    private void onReInvite(SimMessage request, boolean ours) {
        if (!ours || state != State.UP) {
            reply(request, "481 Call/Transaction Does Not Exist");
        } else if (changing) {
            reply(request, "491 Request Pending");
        } else if (SimText.codecsOf(request.body(), phone.codecs()).isEmpty()) {
            reply(request, "488 Not Acceptable Here");
        } else {
            phone.wire()
                    .respond(
                            request,
                            SimText.response(
                                            request,
                                            "200 OK",
                                            localTag,
                                            phone.wire().address())
                                    .body(answerTo(request.body())));
        }
    }

    private void onCancel(SimMessage cancel) {
        reply(cancel, "200 OK");
        if (state == State.RINGING) {
            respond("487 Request Terminated", "");
            end();
        }
    }

    private void reply(SimMessage request, String status) {
        phone.wire()
                .respond(
                        request,
                        SimText.response(request, status, localTag, phone.wire().address()));
    }

    void onAck(SimMessage ack) {
        if (!ack.body().isEmpty()) {
            talkTo(ack.body());
        }
    }

    // ---- both ----

    private void up(String sdp) {
        state = State.UP;
        upAtNanos = phone.nowNanos();
        talkTo(sdp);
        switch (mood) {
            case HOLDS -> phone.later(1, 3, () -> reInvite("sendonly", () -> reInvite("sendrecv", () -> {})));
            case HANGS_UP_DURING_REINVITE ->
                phone.later(1, 3, () -> {
                    reInvite("sendonly", () -> {});
                    hangUp();
                });
            default -> {} // talks
        }
        phone.later(2, 30, this::hangUp);
    }

    private void talkTo(String sdp) {
        if (!sdp.isEmpty() && state == State.UP) {
            voice.talk(SimText.rtpOf(sdp), codec(sdp));
        }
    }

    private int codec(String sdp) {
        List<Integer> common = SimText.codecsOf(sdp, phone.codecs());
        return common.isEmpty() ? 8 : common.getFirst();
    }

    private void reInvite(String direction, Runnable then) {
        if (state != State.UP) {
            return;
        }
        SimMessage request = request("INVITE").body(offer(direction));
        changing = true;
        phone.wire().request(phone.karnay(), request, new SimWire.Answers() {
            @Override
            public void onAnswer(SimMessage response) {
                changing = response.status() < 200;
                if (response.status() >= 200 && response.status() < 300) {
                    acknowledge(request, response);
                    phone.later(1, 3, then);
                } else if (response.status() == 481 || response.status() == 408) {
                    end(); // §12.2.1.2
                }
            }

            @Override
            public void onSilence() {
                changing = false;
                hangUp();
            }
        });
    }

    void hangUp() {
        if (state == State.UP) {
            SimMessage bye = request("BYE");
            end();
            phone.wire().request(phone.karnay(), bye, ignore());
        }
    }

    void end() {
        if (state == State.UP && mood != Mood.VANISHES) {
            phone.witness().talked(callId, phone.since(upAtNanos));
        }
        state = State.OVER;
        voice.close();
    }

    private SimMessage request(String method) {
        return new SimMessage(method + " " + target + " SIP/2.0")
                .add("Via", phone.via())
                .add("Max-Forwards", "70")
                .add("From", local)
                .add("To", remote)
                .add("Call-ID", callId)
                .add("CSeq", ++cseq + " " + method)
                .add("Contact", phone.contact());
    }

    /** The answer to an offer: what both know. */
    private String answerTo(String offer) {
        return SimText.sdp(
                voice.address(), ++sdpVersion, SimText.answerTo(offer), SimText.codecsOf(offer, phone.codecs()));
    }

    private String offer(String direction) {
        return SimText.sdp(voice.address(), ++sdpVersion, direction, phone.codecs());
    }

    private static SimWire.Answers ignore() {
        return new SimWire.Answers() {
            @Override
            public void onAnswer(SimMessage response) {
                // whatever it says, the call is over
            }

            @Override
            public void onSilence() {
                // as good as over
            }
        };
    }
}
