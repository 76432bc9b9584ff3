package uz.karnay.pbx.speech;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/**
 * Uzbek: endings are glued to the last word of a number, {@code -ta} for things that are counted and {@code -inchi} for an
 * ordinal; what is counted stays in the singular.
 */
final class Uzbek implements Grammar {

    private static final String PLAIN = "";
    private static final String COUNTED = "-ta";

    @Override
    public List<Prompt> number(long number) {
        return new Sentence()
                .signed(number, (sentence, size) -> cardinal(sentence, size, PLAIN))
                .end();
    }

    private static void cardinal(Sentence sentence, long number, String ending) {
        if (number == 0) {
            sentence.say("n-0" + ending);
            return;
        }
        group(sentence, number / 1_000_000, "million", number % 1_000_000 == 0 ? ending : PLAIN);
        long thousands = number / 1000 % 1000;
        String ofThousands = number % 1000 == 0 ? ending : PLAIN;
        if (thousands == 1 && number < 2000) {
            sentence.say("thousand" + ofThousands);
        } else {
            group(sentence, thousands, "thousand", ofThousands);
        }
        belowThousand(sentence, (int) (number % 1000), ending);
    }

    private static void group(Sentence sentence, long count, String name, String ending) {
        if (count > 0) {
            belowThousand(sentence, (int) count, PLAIN);
            sentence.say(name + ending);
        }
    }

    /** A hundred alone is said without its one. */
    private static void belowThousand(Sentence sentence, int number, String ending) {
        if (number >= 200) {
            sentence.sayNumber(number / 100);
        }
        if (number >= 100) {
            sentence.say("hundred" + (number % 100 == 0 ? ending : PLAIN));
        }
        if (number % 100 >= 10) {
            sentence.say("n-" + number % 100 / 10 * 10 + (number % 10 == 0 ? ending : PLAIN));
        }
        if (number % 10 > 0) {
            sentence.say("n-" + number % 10 + ending);
        }
    }

    @Override
    public List<Prompt> digits(String digits) {
        return new Sentence().digits(digits).end();
    }

    /** "ikki ming yigirma oltinchi yil yigirma uchinchi noyabr". */
    @Override
    public List<Prompt> date(LocalDate date) {
        var sentence = new Sentence();
        if (Sentence.hasSpokenYear(date)) {
            ordinal(sentence, date.getYear());
            sentence.say("year");
        }
        ordinal(sentence, date.getDayOfMonth());
        return sentence.say("month-" + date.getMonthValue()).end();
    }

    /** The number with its last word as an ordinal. */
    private static void ordinal(Sentence sentence, long number) {
        var words = new Sentence();
        cardinal(words, number, PLAIN);
        List<Prompt> plain = words.end();
        sentence.say(plain.subList(0, plain.size() - 1))
                .say("ord-" + plain.getLast().name().replaceFirst("^n-", ""));
    }

    /** "soat oʻn besh oʻttiz daqiqa". */
    @Override
    public List<Prompt> time(LocalTime time) {
        var sentence = new Sentence().say("at");
        cardinal(sentence, time.getHour(), PLAIN);
        if (time.getMinute() > 0) {
            counted(sentence, time.getMinute(), "minute");
        }
        return sentence.end();
    }

    @Override
    public List<Prompt> duration(Duration duration) {
        return new Sentence().duration(duration, Uzbek::counted).end();
    }

    /** Measures take no ending. */
    private static void counted(Sentence sentence, long count, String noun) {
        sentence.signed(count, (words, size) -> cardinal(words, size, PLAIN)).say(noun);
    }

    @Override
    public List<Prompt> sum(long sum) {
        var sentence = new Sentence();
        counted(sentence, sum, "sum");
        return sentence.end();
    }

    @Override
    public List<Prompt> newMessages(int count) {
        var sentence = new Sentence();
        cardinal(sentence, count, COUNTED);
        return sentence.say("message").end();
    }
}
