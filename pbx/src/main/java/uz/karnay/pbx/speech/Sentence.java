package uz.karnay.pbx.speech;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjLongConsumer;

/** Prompts one after the other, and what all languages say alike. */
final class Sentence {

    private static final int FIRST_YEAR = 1901;
    private static final int LAST_YEAR = 2099;

    private final List<Prompt> prompts = new ArrayList<>();

    Sentence say(String name) {
        prompts.add(new Prompt(name));
        return this;
    }

    Sentence say(List<Prompt> more) {
        prompts.addAll(more);
        return this;
    }

    /** {@code n-5}. */
    Sentence sayNumber(int number) {
        return say("n-" + number);
    }

    /** A minus before it, or digit by digit where it is too large. */
    Sentence signed(long number, ObjLongConsumer<Sentence> positive) {
        if (number < 0) {
            say("minus");
        }
        long size = number == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(number);
        if (size >= Grammar.TOO_LARGE) {
            return digits(Long.toString(size));
        }
        positive.accept(this, size);
        return this;
    }

    Sentence digits(String digits) {
        digits.chars().forEach(this::digit);
        return this;
    }

    private void digit(int sign) {
        switch (sign) {
            case '+' -> say("plus");
            case '*' -> say("star");
            case '#' -> say("hash");
            default -> {
                if (sign >= '0' && sign <= '9') {
                    sayNumber(sign - '0');
                }
            }
        }
    }

    /** Each part that is not zero, the seconds also when all are. */
    Sentence duration(Duration duration, Counted counted) {
        Duration size = duration.abs();
        part(size.toHours(), "hour", counted);
        part(size.toMinutesPart(), "minute", counted);
        if (size.toSecondsPart() > 0 || size.toSeconds() == 0) {
            counted.say(this, size.toSecondsPart(), "second");
        }
        return this;
    }

    private void part(long count, String noun, Counted counted) {
        if (count > 0) {
            counted.say(this, count, noun);
        }
    }

    /** Says how many of something. */
    @FunctionalInterface
    interface Counted {
        void say(Sentence sentence, long count, String noun);
    }

    static boolean hasSpokenYear(LocalDate date) {
        return date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR;
    }

    List<Prompt> end() {
        return List.copyOf(prompts);
    }
}
