package uz.karnay.api.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import uz.karnay.pbx.record.CallRecord;
import uz.karnay.pbx.record.Direction;
import uz.karnay.pbx.record.Disposition;

class WireNamesTest {

    @Test
    void theWireSpellsTheDomainsConstants() {
        same(CallView.Direction.class, Direction.class);
        same(CallView.Disposition.class, Disposition.class);
        same(CallView.Party.class, CallRecord.Party.class);
    }

    private static void same(Class<? extends Enum<?>> wire, Class<? extends Enum<?>> domain) {
        assertThat(names(wire)).containsExactlyInAnyOrder(names(domain));
    }

    private static String[] names(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).toArray(String[]::new);
    }
}
