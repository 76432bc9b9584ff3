package uz.karnay.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.Comparator;
import java.util.UUID;
import uz.karnay.pbx.record.CallRecord;

/** The place of a call in the history, newest first; as text it is opaque to whoever pages. */
record Cursor(long startedMicros, String id) {

    /** As the tables are sorted: by time, then by the id's text, both falling. */
    static final Comparator<CallRecord> NEWEST_FIRST = Comparator.<CallRecord>comparingLong(
                    call -> Micros.of(call.startedAt()))
            .thenComparing(call -> call.id().toString())
            .reversed();

    static Cursor behind(CallRecord call) {
        return new Cursor(Micros.of(call.startedAt()), call.id().toString());
    }

    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((startedMicros + ":" + id).getBytes(US_ASCII));
    }

    /** @throws IllegalArgumentException when the text was not made here */
    static Cursor parse(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), US_ASCII).split(":", 2);
            return new Cursor(
                    Long.parseLong(parts[0]), UUID.fromString(parts[1]).toString());
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException("not a cursor of the call history: " + text, e);
        }
    }
}
