package uz.karnay.api.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import uz.karnay.api.account.RoleName;
import uz.karnay.pbx.account.Role;
import uz.karnay.pbx.directory.AudioCodec;
import uz.karnay.pbx.directory.Dtmf;
import uz.karnay.pbx.directory.Srtp;
import uz.karnay.pbx.directory.Transport;
import uz.karnay.pbx.directory.Trunk;

/** The wire spells what the domain knows, no more and no less. */
class WireNamesTest {

    @Test
    void theWireSpellsTheDomainsConstants() {
        same(Codec.class, AudioCodec.class);
        same(SrtpUse.class, Srtp.class);
        same(DtmfUse.class, Dtmf.class);
        same(Peer.Via.class, Transport.class);
        same(TrunkInput.Account.class, Trunk.Account.class);
        same(TrunkNumbers.DidSource.class, Trunk.DidSource.class);
        same(TrunkNumbers.CallerSource.class, Trunk.CallerSource.class);
        same(TrunkNumbers.Format.class, Trunk.NumberFormat.class);
        same(TrunkNumbers.CallerHeader.class, Trunk.CallerHeader.class);
        same(RoleName.class, Role.class);
    }

    private static void same(Class<? extends Enum<?>> wire, Class<? extends Enum<?>> domain) {
        assertThat(names(wire)).containsExactlyInAnyOrder(names(domain));
    }

    private static String[] names(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).toArray(String[]::new);
    }
}
