package uz.karnay.pbx.speech;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** English: "and" after hundreds, ordinals for days, twelve hours twice a day. */
final class English implements Grammar {

    @Override
    public List<Prompt> number(long number) {
        return new Sentence().signed(number, English::cardinal).end();
    }

    private static void cardinal(Sentence sentence, long number) {
        group(sentence, number / 1_000_000, "million");
        group(sentence, number / 1000 % 1000, "thousand");
        int rest = (int) (number % 1000);
        if (rest > 0 && rest < 100 && number >= 1000) {
            sentence.say("and");
        }
        if (rest > 0 || number == 0) {
            belowThousand(sentence, rest);
        }
    }

    private static void group(Sentence sentence, long count, String name) {
        if (count > 0) {
            belowThousand(sentence, (int) count);
            sentence.say(name);
        }
    }

    private static void belowThousand(Sentence sentence, int number) {
        if (number >= 100) {
            sentence.sayNumber(number / 100).say("hundred");
            if (number % 100 > 0) {
                belowHundred(sentence.say("and"), number % 100);
            }
        } else {
            belowHundred(sentence, number);
        }
    }

    private static void belowHundred(Sentence sentence, int number) {
        if (number < 20) {
            sentence.sayNumber(number);
        } else {
            sentence.sayNumber(number / 10 * 10);
            if (number % 10 > 0) {
                sentence.sayNumber(number % 10);
            }
        }
    }

    @Override
    public List<Prompt> digits(String digits) {
        return new Sentence().digits(digits).end();
    }

    /** "the twenty third of November, two thousand and twenty six". */
    @Override
    public List<Prompt> date(LocalDate date) {
        var sentence = new Sentence().say("the");
        int day = date.getDayOfMonth();
        if (day <= 20 || day == 30) {
            sentence.say("day-" + day);
        } else {
            sentence.sayNumber(day / 10 * 10).say("day-" + day % 10);
        }
        sentence.say("of").say("month-" + date.getMonthValue());
        if (Sentence.hasSpokenYear(date)) {
            year(sentence, date.getYear());
        }
        return sentence.end();
    }

    /** "nineteen ninety nine", but "two thousand and five". */
    private static void year(Sentence sentence, int year) {
        if (year >= 2000) {
            cardinal(sentence, year);
        } else {
            belowHundred(sentence, year / 100);
            if (year % 100 < 10) {
                sentence.say("oh");
            }
            belowHundred(sentence, year % 100);
        }
    }

    /** "three oh five p m". */
    @Override
    public List<Prompt> time(LocalTime time) {
        int hour = (time.getHour() + 11) % 12 + 1;
        var sentence = new Sentence().sayNumber(hour);
        int minute = time.getMinute();
        if (minute > 0 && minute < 10) {
            sentence.say("oh");
        }
        if (minute > 0) {
            belowHundred(sentence, minute);
        }
        return sentence.say(time.getHour() < 12 ? "am" : "pm").end();
    }

    @Override
    public List<Prompt> duration(Duration duration) {
        return new Sentence().duration(duration, English::counted).end();
    }

    private static void counted(Sentence sentence, long count, String noun) {
        sentence.signed(count, English::cardinal).say(noun + (count == 1 ? "-one" : "-many"));
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
        counted(sentence, count, "message");
        return sentence.end();
    }
}
