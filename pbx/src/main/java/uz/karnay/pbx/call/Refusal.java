package uz.karnay.pbx.call;

/** A final answer that is no: what the caller hears. Status 400 to 699. */
public record Refusal(int status, String reason) {

    public static final Refusal NOT_FOUND = new Refusal(404, "Not Found");
    public static final Refusal FORBIDDEN = new Refusal(403, "Forbidden");
    public static final Refusal TIMEOUT = new Refusal(408, "Request Timeout");
    public static final Refusal UNAVAILABLE = new Refusal(480, "Temporarily Unavailable");
    public static final Refusal BUSY = new Refusal(486, "Busy Here");
    public static final Refusal CANCELLED = new Refusal(487, "Request Terminated");
    public static final Refusal NOT_ACCEPTABLE = new Refusal(488, "Not Acceptable Here");
    public static final Refusal SERVER_ERROR = new Refusal(500, "Server Internal Error");
    public static final Refusal OVERLOADED = new Refusal(503, "Service Unavailable");
    public static final Refusal DECLINED = new Refusal(603, "Decline");

    public Refusal {
        if (status < 400 || status > 699) {
            throw new IllegalArgumentException("not a refusal: " + status);
        }
    }

    /** The cause to hang up with when it is too late to refuse (RFC 3398 §8.2.6.1). */
    int q850() {
        return switch (status) {
            case 401, 402, 403, 407, 603 -> 21;
            case 404, 485, 604 -> 1;
            case 406, 415, 501 -> 79;
            case 408, 504 -> 102;
            case 410 -> 22;
            case 480 -> 18;
            case 482, 483 -> 25;
            case 484 -> 28;
            case 486, 600 -> 17;
            case 488, 606 -> 65; // bearer capability not implemented; the table leaves the choice to a Warning
            case 502 -> 38;
            default -> status == 500 || status == 503 || status == 400 || status == 481 ? 41 : 127;
        };
    }

    @Override
    public String toString() {
        return status + " " + reason;
    }
}
