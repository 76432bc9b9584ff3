package uz.karnay.pbx.call;

import uz.karnay.pbx.record.CallRecord.MediaFigures;

/** What a leg tells its call. Confined to the loop of the call. Nothing but {@code onClosed} follows an end. */
public interface LegListener {

    /** Outgoing: somebody took the call on (100). What follows implies it, so it need not come. */
    void onTrying();

    /** Outgoing: the other phone rings (180). */
    void onRinging();

    /** Outgoing: there is something to hear before the answer (183 or 180 with SDP). */
    void onProgress();

    /** Outgoing: answered (200). Incoming: the caller acknowledged our answer (ACK). */
    void onAnswered();

    /** Outgoing: refused, or nobody there (408). An end. */
    void onRefused(Refusal why);

    /** Outgoing: the phone sends its caller on to another number (3xx). An end. */
    void onRedirected(String number);

    /** The other side cancelled or hung up, or the leg broke. An end. */
    void onHungUp(HangUp why);

    /** The other side put the call on hold, or took it back. */
    void onHold(boolean held);

    /** The other side pressed a key, and {@link LegPort#hearKeys} asked for it. */
    void onKey(char key);

    /** What {@link LegPort#play} began has been played to its end. */
    void onPlayed();

    /** The other side wants whom it talks with to go on with somebody else. */
    void onTransferAsked(TransferAsk ask);

    /** Ten seconds more of sound: how it is now, for whoever looks on. */
    void onSound(MediaFigures now);

    /** All is released; the last word of every leg, ended by whichever side. */
    void onClosed(MediaFigures media);
}
