package uz.karnay.media;

import java.time.Duration;

/** What one peer says on its way to another that knows none of its codecs. Confined to the media loop. */
final class Conversion implements StreamObserver {

    private final StreamSound to;
    private final int rate;

    /** @param rate of the encoder it ends in */
    Conversion(StreamSound to, int rate) {
        this.to = to;
        this.rate = rate;
    }

    @Override
    public int rate() {
        return rate;
    }

    @Override
    public void onFrame(short[] frame, Content content) {
        Packetizer packetizer = to.packetizer();
        if (packetizer == null) {
            return;
        }
        if (content == Content.NOTHING || !to.isListening()) {
            packetizer.pause();
        } else {
            packetizer.write(frame);
        }
    }

    /** A key was pressed for so long: it is pressed on the other side as well. */
    void onKey(int code, Duration length) {
        Packetizer packetizer = to.packetizer();
        StreamFormats formats = to.formats();
        if (packetizer != null && formats != null && formats.takesKeys() && to.isListening()) {
            packetizer.press(code, length, formats.saidKeys());
        }
    }
}
