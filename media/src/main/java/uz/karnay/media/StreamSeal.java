package uz.karnay.media;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import uz.karnay.rtp.srtp.SrtpKey;
import uz.karnay.rtp.srtp.SrtpOutcome;
import uz.karnay.rtp.srtp.SrtpReceiver;
import uz.karnay.rtp.srtp.SrtpSender;

/** Opens what a stream receives and seals what it sends, as long as there are keys. Confined to the media loop. */
final class StreamSeal {

    private record Inbound(SrtpKey key, SrtpReceiver receiver) {}

    private record Outbound(SrtpKey key, SrtpSender sender) {}

    private @Nullable Inbound inbound;
    private @Nullable Outbound outbound;

    /** From now on these keys hold. A direction that keeps its key goes on counting where it is. */
    void use(StreamKeys keys) {
        Inbound in = inbound;
        if (in == null || !in.key.equals(keys.theirs())) {
            inbound = new Inbound(keys.theirs(), new SrtpReceiver(keys.theirs()));
        }
        Outbound out = outbound;
        if (out == null || !out.key.equals(keys.ours())) {
            outbound = new Outbound(keys.ours(), new SrtpSender(keys.ours()));
        }
    }

    /** Everything passes as it is. */
    void remove() {
        inbound = null;
        outbound = null;
    }

    SrtpOutcome open(ByteBuffer packet) {
        Inbound in = inbound;
        return in == null ? SrtpOutcome.DONE : in.receiver.open(packet);
    }

    SrtpOutcome openControl(ByteBuffer packet) {
        Inbound in = inbound;
        return in == null ? SrtpOutcome.DONE : in.receiver.openControl(packet);
    }

    SrtpOutcome seal(ByteBuffer packet) {
        Outbound out = outbound;
        return out == null ? SrtpOutcome.DONE : out.sender.seal(packet);
    }

    SrtpOutcome sealControl(ByteBuffer packet) {
        Outbound out = outbound;
        return out == null ? SrtpOutcome.DONE : out.sender.sealControl(packet);
    }
}
