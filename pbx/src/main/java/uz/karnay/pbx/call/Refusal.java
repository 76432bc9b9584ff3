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

    @Override
    public String toString() {
        return status + " " + reason;
    }
}
