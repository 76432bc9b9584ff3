package uz.karnay.gateway;

import java.util.List;
import uz.karnay.media.Cleaning;
import uz.karnay.pbx.directory.AudioCodec;
import uz.karnay.pbx.directory.Dtmf;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.Srtp;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.sdp.Codec;
import uz.karnay.sdp.SrtpPolicy;

/**
 * What the sound of a leg may be, by whose leg it is.
 *
 * @param codecs in order of preference
 * @param cleaning what is done to its voice
 * @param ofOffice whether a person of the office is at its other end
 */
record AudioRules(List<AudioCodec> codecs, Srtp srtp, Dtmf dtmf, Cleaning cleaning, boolean ofOffice) {

    static AudioRules of(Extension extension) {
        return new AudioRules(extension.codecs(), extension.srtp(), extension.dtmf(), Cleaning.NONE, true);
    }

    static AudioRules of(Trunk trunk) {
        Trunk.Cleaning wanted = trunk.cleaning();
        return new AudioRules(
                trunk.codecs(),
                trunk.srtp(),
                trunk.dtmf(),
                new Cleaning(wanted.echo(), wanted.noise(), wanted.gain()),
                false);
    }

    List<Codec> allowed() {
        List<Codec> all = Codecs.allowed(codecs);
        return switch (dtmf) {
            case AUTO, RFC4733 -> all;
            case INBAND, INFO -> all.stream().filter(Codec::isVoice).toList();
        };
    }

    SrtpPolicy policy() {
        return switch (srtp) {
            case OFF -> SrtpPolicy.OFF;
            case OFFERED -> SrtpPolicy.OFFERED;
            case REQUIRED -> SrtpPolicy.REQUIRED;
        };
    }
}
