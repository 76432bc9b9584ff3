package uz.karnay.api.directory;

import java.util.List;
import uz.karnay.api.json.Enums;
import uz.karnay.pbx.directory.AudioCodec;

/** A codec on the wire. */
enum Codec {
    PCMA,
    PCMU,
    G722,
    OPUS,
    G729,
    GSM;

    /** What a new extension uses when nothing is said. */
    static final List<Codec> OF_PHONES = of(AudioCodec.ofPhones());

    /** What a new trunk uses when nothing is said. */
    static final List<Codec> OF_TRUNKS = of(AudioCodec.ofTrunks());

    static List<Codec> of(List<AudioCodec> codecs) {
        return codecs.stream().map(codec -> Enums.same(Codec.class, codec)).toList();
    }

    static List<AudioCodec> toDomain(List<Codec> codecs) {
        return codecs.stream().map(codec -> Enums.same(AudioCodec.class, codec)).toList();
    }
}
