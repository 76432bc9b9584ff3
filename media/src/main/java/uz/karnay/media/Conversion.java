package uz.karnay.media;

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
}
