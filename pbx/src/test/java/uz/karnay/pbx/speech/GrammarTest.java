package uz.karnay.pbx.speech;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is said, read aloud from the texts of the prompts. */
class GrammarTest {

    private static final Path PROMPTS = Path.of("../prompts");
    private static final Path SOUNDS = Path.of("../media/src/main/resources/uz/karnay/media/prompts");

    private final Map<Language, Map<String, String>> texts = new HashMap<>();

    @Test
    void countsInEnglish() {
        Grammar english = Language.EN.grammar();
        says(Language.EN, english.number(0), "zero");
        says(Language.EN, english.number(21), "twenty one");
        says(Language.EN, english.number(340), "three hundred and forty");
        says(Language.EN, english.number(1005), "one thousand and five");
        says(Language.EN, english.number(2_019_111), "two million nineteen thousand one hundred and eleven");
        says(Language.EN, english.number(-7), "minus seven");
        says(Language.EN, english.newMessages(1), "one new message");
        says(Language.EN, english.newMessages(12), "twelve new messages");
        says(Language.EN, english.duration(Duration.ofSeconds(3661)), "one hour one minute one second");
        says(Language.EN, english.sum(5000), "five thousand soum");
    }

    @Test
    void tellsDatesAndTimesInEnglish() {
        Grammar english = Language.EN.grammar();
        says(
                Language.EN,
                english.date(LocalDate.of(2026, 11, 23)),
                "the twenty third of November two thousand and twenty six");
        says(Language.EN, english.date(LocalDate.of(1905, 1, 30)), "the thirtieth of January nineteen oh five");
        says(Language.EN, english.time(LocalTime.of(15, 5)), "three oh five p m");
        says(Language.EN, english.time(LocalTime.of(0, 0)), "twelve a m");
        says(Language.EN, english.time(LocalTime.of(12, 40)), "twelve forty p m");
    }

    @Test
    void countsInRussianByGender() {
        Grammar russian = Language.RU.grammar();
        says(Language.RU, russian.number(0), "ноль");
        says(Language.RU, russian.number(1), "один");
        says(Language.RU, russian.number(2_001_341), "два миллиона одна тысяча триста сорок один");
        says(Language.RU, russian.number(112_000), "сто двенадцать тысяч");
        says(Language.RU, russian.number(1_002_022), "один миллион две тысячи двадцать два");
        says(Language.RU, russian.number(-3), "минус три");
    }

    @Test
    void declinesWhatIsCountedInRussian() {
        Grammar russian = Language.RU.grammar();
        says(Language.RU, russian.duration(Duration.ofMinutes(1)), "одна минута");
        says(Language.RU, russian.duration(Duration.ofMinutes(2)), "две минуты");
        says(Language.RU, russian.duration(Duration.ofMinutes(5)), "пять минут");
        says(Language.RU, russian.duration(Duration.ofMinutes(11)), "одиннадцать минут");
        says(Language.RU, russian.duration(Duration.ofMinutes(14)), "четырнадцать минут");
        says(Language.RU, russian.duration(Duration.ofSeconds(21)), "двадцать одна секунда");
        says(Language.RU, russian.duration(Duration.ofSeconds(7502)), "два часа пять минут две секунды");
        says(Language.RU, russian.duration(Duration.ZERO), "ноль секунд");
        says(Language.RU, russian.newMessages(1), "одно новое сообщение");
        says(Language.RU, russian.newMessages(2), "два новых сообщения");
        says(Language.RU, russian.newMessages(25), "двадцать пять новых сообщений");
        says(Language.RU, russian.sum(1001), "одна тысяча один сум");
        says(Language.RU, russian.sum(22_000), "двадцать две тысячи сумов");
        says(Language.RU, russian.sum(43), "сорок три сума");
    }

    @Test
    void tellsDatesAndTimesInRussian() {
        Grammar russian = Language.RU.grammar();
        says(
                Language.RU,
                russian.date(LocalDate.of(2026, 11, 23)),
                "двадцать третьего ноября две тысячи двадцать шестого года");
        says(Language.RU, russian.date(LocalDate.of(2000, 1, 1)), "первого января двухтысячного года");
        says(
                Language.RU,
                russian.date(LocalDate.of(1999, 3, 30)),
                "тридцатого марта тысяча девятьсот девяносто девятого года");
        says(Language.RU, russian.date(LocalDate.of(2112, 5, 9)), "девятого мая");
        says(Language.RU, russian.time(LocalTime.of(21, 1)), "двадцать один час одна минута");
        says(Language.RU, russian.time(LocalTime.of(15, 30)), "пятнадцать часов тридцать минут");
        says(Language.RU, russian.time(LocalTime.of(2, 0)), "два часа");
    }

    @Test
    void gluesEndingsToTheLastWordInUzbek() {
        Grammar uzbek = Language.UZ.grammar();
        says(Language.UZ, uzbek.number(0), "nol");
        says(Language.UZ, uzbek.number(1999), "ming toʻqqiz yuz toʻqson toʻqqiz");
        says(Language.UZ, uzbek.number(101_115), "yuz bir ming yuz oʻn besh");
        says(Language.UZ, uzbek.number(1_001_000), "bir million bir ming");
        says(Language.UZ, uzbek.newMessages(1), "bitta yangi xabar");
        says(Language.UZ, uzbek.newMessages(23), "yigirma uchta yangi xabar");
        says(Language.UZ, uzbek.newMessages(20), "yigirmata yangi xabar");
        says(Language.UZ, uzbek.newMessages(100), "yuzta yangi xabar");
        says(Language.UZ, uzbek.newMessages(3000), "uch mingta yangi xabar");
        says(Language.UZ, uzbek.sum(25_500), "yigirma besh ming besh yuz soʻm");
        says(Language.UZ, uzbek.duration(Duration.ofSeconds(90)), "bir daqiqa oʻttiz soniya");
    }

    @Test
    void tellsDatesAndTimesInUzbek() {
        Grammar uzbek = Language.UZ.grammar();
        says(
                Language.UZ,
                uzbek.date(LocalDate.of(2026, 11, 23)),
                "ikki ming yigirma oltinchi yil yigirma uchinchi noyabr");
        says(Language.UZ, uzbek.date(LocalDate.of(2000, 3, 10)), "ikki minginchi yil oʻninchi mart");
        says(Language.UZ, uzbek.time(LocalTime.of(15, 30)), "soat oʻn besh oʻttiz daqiqa");
        says(Language.UZ, uzbek.time(LocalTime.of(9, 0)), "soat toʻqqiz");
    }

    @Test
    void readsTelephoneNumbersDigitByDigit() {
        says(Language.EN, Language.EN.grammar().digits("+998 71-0*#"), "plus nine nine eight seven one zero star hash");
        says(
                Language.EN,
                Language.EN.grammar().number(2_000_000_000),
                "two zero zero zero zero zero zero zero zero zero");
    }

    @Test
    void hasASoundForWhateverItSays() {
        for (Language language : Language.values()) {
            Grammar grammar = language.grammar();
            for (int i = 0; i < 2000; i++) {
                isSpoken(language, grammar.number(i * 7919L));
                isSpoken(language, grammar.newMessages(i + 1));
                isSpoken(language, grammar.sum(i * 1000L));
                isSpoken(language, grammar.duration(Duration.ofSeconds(i * 37L)));
                isSpoken(language, grammar.time(LocalTime.ofSecondOfDay(i * 43L)));
                isSpoken(language, grammar.date(LocalDate.of(1901, 1, 1).plusDays(i * 36L)));
            }
        }
    }

    @Test
    void eachTextHasItsSoundAndEachSentenceIsThereInEachLanguage() throws IOException {
        for (Language language : Language.values()) {
            try (var files = Files.list(SOUNDS.resolve(language.code()))) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .containsExactlyInAnyOrderElementsOf(texts(language).keySet().stream()
                                .map(name -> name + ".opus")
                                .toList());
            }
        }
        List<String> sentences = texts(Language.UZ).keySet().stream()
                .filter(name -> name.contains("-") || name.length() > 6)
                .filter(name ->
                        !name.matches("(n|ord|day|month|hundred|thousand|million)-.*|hundred|thousand|million|message"))
                .toList();
        assertThat(sentences).hasSizeGreaterThan(70);
        assertThat(texts(Language.RU).keySet()).containsAll(sentences);
        assertThat(texts(Language.EN).keySet()).containsAll(sentences);
    }

    @Test
    void aNameIsNoPath() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Prompt("../secret"));
    }

    private void says(Language language, List<Prompt> prompts, String sentence) {
        assertThat(prompts.stream()
                        .map(prompt -> Objects.requireNonNull(texts(language).get(prompt.name()), prompt.name()))
                        .collect(joining(" ")))
                .isEqualTo(sentence);
    }

    private void isSpoken(Language language, List<Prompt> prompts) {
        assertThat(prompts).isNotEmpty().allMatch(prompt -> texts(language).containsKey(prompt.name()));
    }

    private Map<String, String> texts(Language language) {
        return texts.computeIfAbsent(language, GrammarTest::read);
    }

    private static Map<String, String> read(Language language) {
        try (var lines = Files.lines(PROMPTS.resolve(language.code() + ".yaml"))) {
            var read = new HashMap<String, String>();
            lines.filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(": ", 2))
                    .forEach(parts -> read.put(parts[0], parts[1].substring(1, parts[1].length() - 1)));
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
