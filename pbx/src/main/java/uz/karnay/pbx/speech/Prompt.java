package uz.karnay.pbx.speech;

import java.util.regex.Pattern;

/**
 * A piece of speech that is recorded whole.
 *
 * @param name the same in each language where each has it: {@code goodbye}
 */
public record Prompt(String name) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,64}");

    public Prompt {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not the name of a prompt: " + name);
        }
    }
}
