package uz.karnay.api.problem;

import java.io.IOException;

/** A request's body went over the limit while it was read. */
public final class BodyTooLarge extends IOException {

    public static final int LIMIT_BYTES = 1024 * 1024;
    public static final String ADVICE = "a request body may have at most 1 MiB: send it in parts";

    public BodyTooLarge() {
        super(ADVICE);
    }
}
