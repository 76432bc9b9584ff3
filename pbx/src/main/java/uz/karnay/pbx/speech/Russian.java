package uz.karnay.pbx.speech;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/**
 * Russian: one and two have a gender, what is counted has three forms (одна минута, две минуты, пять минут), and a date
 * stands in the genitive, the case that answers "when".
 */
final class Russian implements Grammar {

    private enum Gender {
        MASCULINE(""),
        FEMININE("-f"),
        NEUTER("-n");

        private final String suffix;

        Gender(String suffix) {
            this.suffix = suffix;
        }

        /** Two is the same for masculine and neuter. */
        String suffix(int digit) {
            boolean isTold = digit == 1 || (digit == 2 && this == FEMININE);
            return isTold ? suffix : "";
        }
    }

    @Override
    public List<Prompt> number(long number) {
        return new Sentence()
                .signed(number, (sentence, size) -> cardinal(sentence, size, Gender.MASCULINE))
                .end();
    }

    private static void cardinal(Sentence sentence, long number, Gender gender) {
        int millions = (int) (number / 1_000_000);
        int thousands = (int) (number / 1000 % 1000);
        int rest = (int) (number % 1000);
        if (millions > 0) {
            belowThousand(sentence, millions, Gender.MASCULINE);
            sentence.say("million" + form(millions));
        }
        if (thousands > 0) {
            belowThousand(sentence, thousands, Gender.FEMININE);
            sentence.say("thousand" + form(thousands));
        }
        if (rest > 0 || number == 0) {
            belowThousand(sentence, rest, gender);
        }
    }

    private static void belowThousand(Sentence sentence, int number, Gender gender) {
        int below = number % 100;
        if (number >= 100) {
            sentence.sayNumber(number / 100 * 100);
        }
        if (below >= 20) {
            sentence.sayNumber(below / 10 * 10);
            below %= 10;
        }
        if (below > 0 || number == 0) {
            sentence.say("n-" + below + gender.suffix(below));
        }
    }

    /** Which form what is counted takes: by the last digit, but eleven to fourteen are many. */
    private static String form(long count) {
        long last = count % 10;
        boolean isTeen = count % 100 / 10 == 1;
        if (last == 1 && !isTeen) {
            return "-one";
        }
        return last >= 2 && last <= 4 && !isTeen ? "-few" : "-many";
    }

    @Override
    public List<Prompt> digits(String digits) {
        return new Sentence().digits(digits).end();
    }

    /** "двадцать третьего ноября две тысячи двадцать шестого года". */
    @Override
    public List<Prompt> date(LocalDate date) {
        var sentence = new Sentence();
        ordinal(sentence, date.getDayOfMonth());
        sentence.say("month-" + date.getMonthValue());
        if (Sentence.hasSpokenYear(date)) {
            year(sentence, date.getYear());
        }
        return sentence.end();
    }

    /** Of a number of several words only the last is an ordinal. */
    private static void ordinal(Sentence sentence, int number) {
        if (number > 20 && number % 10 > 0) {
            sentence.sayNumber(number / 10 * 10).say("ord-" + number % 10);
        } else {
            sentence.say("ord-" + number);
        }
    }

    private static void year(Sentence sentence, int year) {
        if (year == 2000) {
            sentence.say("ord-2000");
        } else if (year > 2000) {
            sentence.say("n-2-f").say("thousand-few");
            ordinal(sentence, year % 100);
        } else {
            sentence.say("thousand-one").sayNumber(year % 1000 / 100 * 100);
            ordinal(sentence, year % 100);
        }
        sentence.say("year");
    }

    @Override
    public List<Prompt> time(LocalTime time) {
        var sentence = new Sentence();
        counted(sentence, time.getHour(), "hour");
        if (time.getMinute() > 0) {
            counted(sentence, time.getMinute(), "minute");
        }
        return sentence.end();
    }

    @Override
    public List<Prompt> duration(Duration duration) {
        return new Sentence().duration(duration, Russian::counted).end();
    }

    private static void counted(Sentence sentence, long count, String noun) {
        Gender gender = gender(noun);
        sentence.signed(count, (words, size) -> cardinal(words, size, gender)).say(noun + form(Math.abs(count)));
    }

    private static Gender gender(String noun) {
        return switch (noun) {
            case "minute", "second" -> Gender.FEMININE;
            case "message" -> Gender.NEUTER;
            default -> Gender.MASCULINE;
        };
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
