package uz.karnay.server.sound;

import java.util.function.Supplier;
import uz.karnay.codec.Codecs;
import uz.karnay.codec.Decoder;
import uz.karnay.codec.WireFormat;
import uz.karnay.codec.opus.OpusParameters;

/** Decoders of Opus for files. */
final class Opus {

    private Opus() {}

    static Supplier<Decoder> decoders(int rate) {
        return () -> Codecs.decoder(new WireFormat.Opus(OpusParameters.DEFAULTS), rate);
    }
}
