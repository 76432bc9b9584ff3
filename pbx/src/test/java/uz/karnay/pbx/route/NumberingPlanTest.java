package uz.karnay.pbx.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uz.karnay.pbx.directory.E164;
import uz.karnay.pbx.directory.Settings;
import uz.karnay.pbx.directory.Trunk.NumberFormat;
import uz.karnay.pbx.route.NumberingPlan.Dialled;

class NumberingPlanTest {

    private static final Settings ANYWHERE = Settings.defaults();
    private static final Settings TASHKENT = new Settings("71", Duration.ofSeconds(60), ZoneId.of("Asia/Tashkent"));

    private static Dialled read(String dialled) {
        return NumberingPlan.read(dialled, ANYWHERE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+998785553322",
                "998785553322",
                "785553322",
                "00998785553322",
                "0785553322",
                "8785553322",
                "810998785553322",
                "8 10 998 78 555 33 22",
                "8~10 998 78 555-33-22",
                "+998 (78) 555-33-22",
                "998.78.555.33.22",
                " 78 555 33 22 ",
                "+998785553322;npdi;phone-context=+998",
                "785553322;user=phone"
            })
    void allSpellingsOfASubscriberAreOneNumber(String dialled) {
        assertThat(read(dialled)).isEqualTo(new Dialled.Public(new E164("+998785553322")));
    }

    @ParameterizedTest
    @CsvSource({
        "+79161234567, +79161234567",
        "0079161234567, +79161234567",
        "81079161234567, +79161234567",
        "+44 20 7946 0958, +442079460958",
        "00 683 4002, +6834002"
    })
    void otherCountriesNeedTheirPrefix(String dialled, String number) {
        assertThat(read(dialled)).isEqualTo(new Dialled.Public(new E164(number)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"101", "102", "103", "104", "112", "1-1-2"})
    void helpIsKnownByOurOwnTable(String dialled) {
        assertThat(read(dialled)).isEqualTo(new Dialled.Emergency(NumberingPlan.clean(dialled)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "02", "03", "050", "911", "105"})
    void obsoleteAndForeignEmergencyNumbersAreNone(String dialled) {
        assertThat(read(dialled)).isEqualTo(new Dialled.Internal(dialled));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000", "1099", "1199"})
    void shortServicesAreShort(String dialled) {
        assertThat(read(dialled)).isEqualTo(new Dialled.ShortService(dialled));
    }

    @Test
    void sevenDigitsAreLocalWhereThereIsAnAreaCode() {
        assertThat(NumberingPlan.read("200-11-22", TASHKENT)).isEqualTo(new Dialled.Public(new E164("+998712001122")));
        assertThat(read("200-11-22")).isEqualTo(new Dialled.Internal("2001122"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+99878555332", "+9987855533221", "*97", "service", "john.doe", "", "1234567890123"})
    void whatIsNoNumberIsUnknown(String dialled) {
        assertThat(read(dialled)).isEqualTo(new Dialled.Unknown(dialled));
    }

    @ParameterizedTest
    @CsvSource({
        "PLUS_E164, +998785553322, +998785553322",
        "E164, +998785553322, 998785553322",
        "NATIONAL, +998785553322, 785553322",
        "NATIONAL, +79161234567, 0079161234567",
        "AS_IS, +998785553322, +998785553322",
        "NATIONAL, 100, 100",
        "E164, '', ''"
    })
    void numbersAreWrittenAsTheOperatorWants(NumberFormat format, String number, String written) {
        assertThat(NumberingPlan.write(number, format)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "998901234567, +998901234567",
        "901234567, +998901234567",
        "79161234567, +79161234567",
        "0079161234567, +79161234567",
        "100, 100",
        "anonymous, anonymous",
        "'', ''"
    })
    void aCallersNumberIsNormalisedWhereItCanBe(String sent, String number) {
        assertThat(NumberingPlan.caller(sent, ANYWHERE)).isEqualTo(number);
    }
}
