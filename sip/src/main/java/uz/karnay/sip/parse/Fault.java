package uz.karnay.sip.parse;

/** Why bytes are no message: what their sender is told, and where it was seen. */
record Fault(int status, String reason, int at) {

    static Fault bad(String reason, int at) {
        return new Fault(400, reason, at);
    }
}
