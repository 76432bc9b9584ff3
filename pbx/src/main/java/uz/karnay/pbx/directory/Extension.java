package uz.karnay.pbx.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person's or room's number inside the company, with the account its devices register with.
 *
 * @param number what colleagues dial, 2 to 8 digits
 * @param login the user part of its address of record and its digest user name; often the number itself
 * @param name shown to the called
 * @param callerId the public number shown outside, or null for the trunk's own
 * @param maxDevices how many devices may be registered at once, 1 to 20
 * @param codecs in order of preference, never empty
 * @param srtp how far the media of its devices are sealed
 * @param dtmf how its devices send keys, and are sent them
 * @param recorded whether its conversations are recorded
 * @param handling forwarding, voicemail, permissions
 */
public record Extension(
        ExtensionId id,
        String number,
        String login,
        String name,
        Secret password,
        boolean enabled,
        @Nullable E164 callerId,
        int maxDevices,
        List<AudioCodec> codecs,
        Srtp srtp,
        Dtmf dtmf,
        boolean recorded,
        Handling handling) {

    public Extension {
        codecs = List.copyOf(codecs);
    }

    /** One with the usual handling. */
    public Extension(
            ExtensionId id,
            String number,
            String login,
            String name,
            Secret password,
            boolean enabled,
            @Nullable E164 callerId,
            int maxDevices,
            List<AudioCodec> codecs,
            Srtp srtp,
            Dtmf dtmf,
            boolean recorded) {
        this(
                id,
                number,
                login,
                name,
                password,
                enabled,
                callerId,
                maxDevices,
                codecs,
                srtp,
                dtmf,
                recorded,
                Handling.USUAL);
    }

    /** One that is not recorded. */
    public Extension(
            ExtensionId id,
            String number,
            String login,
            String name,
            Secret password,
            boolean enabled,
            @Nullable E164 callerId,
            int maxDevices,
            List<AudioCodec> codecs,
            Srtp srtp,
            Dtmf dtmf) {
        this(id, number, login, name, password, enabled, callerId, maxDevices, codecs, srtp, dtmf, false);
    }

    public Extension with(Handling changed) {
        return new Extension(
                id,
                number,
                login,
                name,
                password,
                enabled,
                callerId,
                maxDevices,
                codecs,
                srtp,
                dtmf,
                recorded,
                changed);
    }
}
