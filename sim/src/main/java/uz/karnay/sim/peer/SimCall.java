package uz.karnay.sim.peer;

import org.jspecify.annotations.Nullable;

/** One call of a phone, placed or received (RFC 3261 §12-15), with all that its mood makes of it. */
final class SimCall {

    private final SimPhone phone;
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

    private enum State {
        TRYING,
        RINGING,
        UP,
        OVER
    }

    /** A call to place. */
    SimCall(SimPhone phone, String number, Mood mood) {
        this.phone = phone;
        this.mood = mood;
        this.callId = phone.entropy().token(16) + "@"
                + phone.wire().address().getAddress().getHostAddress();
        this.localTag = phone.entropy().token(8);
        String server = SimText.host(phone.account().registrar());
        this.local = "<sip:" + phone.user() + "@" + server + ">;tag=" + localTag;
        this.remote = "<sip:" + number + "@" + server + ">";
        this.target = "sip:" + number + "@" + server;
    }

    /** A call that comes in. */
    SimCall(SimPhone phone, SimMessage invite, Mood mood) {
        this.phone = phone;
        this.mood = mood;
        this.callId = invite.callId();
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
        phone.wire().request(phone.account().registrar(), request, new SimWire.Answers() {
            @Override
            public void onAnswer(SimMessage response) {
                onInviteAnswer(request, response, mayAuthenticate);
            }

            @Override
            public void onSilence() {
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
        } else {
            count(status);
            end();
        }
    }

    private void onProvisional(SimMessage request, int status) {
        if (status > 100 && state == State.TRYING) {
            state = State.RINGING;
            if (mood == Mood.IMPATIENT) {
                phone.later(0, 4, () -> giveUp(request));
            }
        }
    }

    private void giveUp(SimMessage request) {
        if (state == State.RINGING) {
            phone.wire().request(phone.account().registrar(), SimText.cancel(request), ignore());
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
            count(response.status());
            remote = response.must("To");
            target = SimMessage.uri(response.must("Contact"));
        }
        if (mood == Mood.FORGETS_ACK) {
            end();
            return;
        }
        acknowledge(request, response);
        if (first && state != State.OVER) {
            up(response.body());
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
            ack.body(offer("sendrecv"));
        }
        phone.wire().send(phone.account().registrar(), ack);
    }

    private void count(int status) {
        phone.witness().finalAnswer(phone.user(), callId, status);
    }

    // ---- received ----

    void ring() {
        respond("180 Ringing", "");
        state = State.RINGING;
        switch (mood) {
            case REFUSES -> phone.later(0, 2, () -> refuse("486 Busy Here"));
            case NOBODY_HOME -> {} // until the caller or Karnay gives up
            default -> phone.later(0, 3, this::answer);
        }
    }

    private void answer() {
        if (state == State.RINGING) {
            SimMessage asked = java.util.Objects.requireNonNull(invite);
            respond("200 OK", offer("sendrecv"));
            if (mood == Mood.ANSWERS_TWICE) {
                phone.wire().send(phone.account().registrar(), twin(asked));
            }
            if (mood == Mood.VANISHES) {
                phone.wire().goDeaf();
                end();
                return;
            }
            up(asked.body());
        }
    }

    /** A 200 of a phone that shares our address and has a tag of its own: a fork. */
    private SimMessage twin(SimMessage asked) {
        return SimText.response(asked, "200 OK", "twin" + localTag, phone.wire().address())
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
        switch (request.method()) {
            case "CANCEL" -> onCancel(request);
            case "BYE" -> {
                reply(request, state == State.UP ? "200 OK" : "481 Call/Transaction Does Not Exist");
                end();
            }
            case "INVITE" ->
                phone.wire()
                        .respond(
                                request,
                                SimText.response(
                                                request,
                                                "200 OK",
                                                localTag,
                                                phone.wire().address())
                                        .body(offer("sendrecv")));
            default -> reply(request, "200 OK");
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
            phone.rtp().talk(SimText.rtpOf(sdp));
        }
    }

    private void reInvite(String direction, Runnable then) {
        if (state != State.UP) {
            return;
        }
        SimMessage request = request("INVITE").body(offer(direction));
        phone.wire().request(phone.account().registrar(), request, new SimWire.Answers() {
            @Override
            public void onAnswer(SimMessage response) {
                if (response.status() >= 200 && response.status() < 300) {
                    acknowledge(request, response);
                    phone.later(1, 3, then);
                }
            }

            @Override
            public void onSilence() {
                end();
            }
        });
    }

    void hangUp() {
        if (state == State.UP) {
            SimMessage bye = request("BYE");
            end();
            phone.wire().request(phone.account().registrar(), bye, ignore());
        }
    }

    private void end() {
        state = State.OVER;
        phone.rtp().talk(null);
    }

    private SimMessage request(String method) {
        return new SimMessage(method + " " + target + " SIP/2.0")
                .add("Via", phone.via())
                .add("Max-Forwards", "70")
                .add("From", local)
                .add("To", remote)
                .add("Call-ID", callId)
                .add("CSeq", ++cseq + " " + method)
                .add(
                        "Contact",
                        "<sip:" + phone.user() + "@" + SimText.host(phone.wire().address()) + ">");
    }

    private String offer(String direction) {
        return SimText.sdp(phone.rtp().address(), ++sdpVersion, direction);
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
