package uz.karnay.pbx.call;

/**
 * Why an answered leg ends.
 *
 * @param q850 the cause of ITU-T Q.850, 16 for normal clearing
 */
public record HangUp(int q850, String reason) {

    public static final HangUp NORMAL = new HangUp(16, "Normal call clearing");
    public static final HangUp ANSWERED_ELSEWHERE = new HangUp(26, "Answered elsewhere");
    public static final HangUp NO_ANSWER = new HangUp(19, "No answer in time");
    public static final HangUp UNSERVED = new HangUp(79, "Not served here");
    public static final HangUp ROOM_ELSEWHERE = new HangUp(42, "The conference is held on another media loop");
    public static final HangUp PICKED_UP = new HangUp(16, "Goes on in the call that was picked up");
    public static final HangUp TRANSFERRED = new HangUp(16, "The call was transferred");
    public static final HangUp TOO_LONG = new HangUp(102, "The longest time of a call is over");
    public static final HangUp FAULT = new HangUp(41, "A fault in Karnay");
    public static final HangUp BY_ADMINISTRATOR = new HangUp(16, "Ended by an administrator");
    public static final HangUp SHUTDOWN = new HangUp(41, "Karnay is stopping");
    public static final HangUp PEER_VANISHED = new HangUp(27, "The other side does not answer any more");
    public static final HangUp NO_MEDIA = new HangUp(47, "No media path");
}
