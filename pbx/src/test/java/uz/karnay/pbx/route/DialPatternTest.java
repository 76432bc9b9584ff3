package uz.karnay.pbx.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialPatternTest {

    @ParameterizedTest
    @CsvSource({
        "9XXXXXXXX, 901234567",
        "XXX, 012",
        "ZXX, 112",
        "NXX, 211",
        "nxx, 299",
        "[135-7]X, 60",
        "00., 00441",
        "0!, 0",
        "., service",
        "+998., +998901234567",
        "*9#, *9#",
        "[2-46][09]!, 49"
    })
    void fits(String pattern, String dialled) {
        assertThat(DialPattern.parse(pattern).matches(dialled)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "9XXXXXXXX, 90123456",
        "9XXXXXXXX, 9012345678",
        "ZXX, 012",
        "NXX, 112",
        "[135-7]X, 40",
        "00., 00",
        "., ''",
        "XX, 1a",
        "*9, 99"
    })
    void doesNotFit(String pattern, String dialled) {
        assertThat(DialPattern.parse(pattern).matches(dialled)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9.X", "!!", "[", "[]", "[1", "[a]", "[3-1]", "9 X", "_9X", "9a", "[1-]", "]"})
    void isRefusedWithAReason(String pattern) {
        assertThatThrownBy(() -> DialPattern.parse(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .isNotBlank();
    }

    @Test
    void knowsItsShortestNumber() {
        assertThat(DialPattern.parse("9X.").minLength()).isEqualTo(3);
        assertThat(DialPattern.parse("9X!").minLength()).isEqualTo(2);
        assertThat(DialPattern.parse("[19]").minLength()).isEqualTo(1);
    }

    @Test
    void hasALimit() {
        assertThatThrownBy(() -> DialPattern.parse("X".repeat(DialPattern.MAX_LENGTH + 1)))
                .hasMessageContaining("at most");
    }
}
