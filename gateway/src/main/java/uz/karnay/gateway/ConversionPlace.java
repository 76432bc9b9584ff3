package uz.karnay.gateway;

import uz.karnay.media.ConversionLimit;

/** One leg's place among the conversions that a node makes at once, once it is taken. Confined to the call loop. */
final class ConversionPlace {

    private final ConversionLimit limit;
    private boolean taken;

    ConversionPlace(ConversionLimit limit) {
        this.limit = limit;
    }

    boolean isTaken() {
        return taken;
    }

    boolean isTakenOrFree() {
        return taken || limit.hasRoom();
    }

    /** False when all are taken by others. */
    boolean take() {
        taken = taken || limit.take();
        return taken;
    }

    /** Without effect when it is not taken. */
    void release() {
        if (taken) {
            taken = false;
            limit.release();
        }
    }
}
