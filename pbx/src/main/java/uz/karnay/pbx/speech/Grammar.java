package uz.karnay.pbx.speech;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** Makes sentences of a language out of its prompts. Stateless; any thread. */
public sealed interface Grammar permits Uzbek, Russian, English {

    /** Numbers of this size and more are said digit by digit. */
    long TOO_LARGE = 1_000_000_000;

    /** A number as one counts. */
    List<Prompt> number(long number);

    /** A telephone number, digit by digit, with {@code + * #}; whatever else is in it is not said. */
    List<Prompt> digits(String digits);

    /** A day of the calendar; its year is said from 1901 to 2099. */
    List<Prompt> date(LocalDate date);

    /** A time of day, to the minute. */
    List<Prompt> time(LocalTime time);

    /** Hours, minutes and seconds, without those that are zero. */
    List<Prompt> duration(Duration duration);

    /** A sum of money in so'm, without tiyin. */
    List<Prompt> sum(long sum);

    /** How many new messages there are, one or more. */
    List<Prompt> newMessages(int count);
}
