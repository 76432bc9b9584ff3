package uz.karnay.api.directory;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import uz.karnay.api.json.Enums;
import uz.karnay.api.problem.ProblemException;
import uz.karnay.pbx.directory.Menu;
import uz.karnay.pbx.directory.MenuId;
import uz.karnay.pbx.speech.Language;

/** What can be said of a voice menu. */
@Schema(name = "MenuInput")
record MenuInput(
        @NotNull(message = Shape.REQUIRED)
        @Size(min = 1, max = 64, message = "must be 1 to 64 letters")
        @Pattern(regexp = Shape.ONE_LINE, message = Shape.ONE_LINE_MESSAGE)
        @Schema(example = "Sales")
        String name,

        @Pattern(regexp = "([0-9]{2,8})?", message = Shape.EXTENSION_MESSAGE)
        @Schema(description = "What colleagues dial; empty when it cannot be dialled.", example = "600")
        String number,

        @Schema(description = "Spoken until the caller chooses another; null: the call's.") @Nullable
        Lingo language,

        @Valid @Schema(description = "Said before the choices.")
        Words greeting,

        @Valid Words choices,

        @Size(max = 12, message = "must be at most 12") List<@NotNull(message = Shape.NO_NULL) @Valid Key> keys,

        @Schema(description = "Whether a whole internal number may be dialled.", defaultValue = "false")
        Boolean dialExtensions,

        @Valid Patience patience,

        @Valid @Schema(description = "After keys that mean nothing.")
        Trouble wrong,

        @Valid @Schema(description = "After silence.") Trouble silence,

        @Valid @Schema(description = "Its place in the drawing of the menus.")
        Spot spot,

        @Schema(defaultValue = "true") Boolean enabled) {

    static final Set<String> CLEARABLE = Target.clearable(
            Set.of(
                    "number",
                    "language",
                    "greeting.uz",
                    "greeting.ru",
                    "greeting.en",
                    "choices.uz",
                    "choices.ru",
                    "choices.en",
                    "wrong.then",
                    "silence.then"),
            "wrong.then",
            "silence.then");

    /** What a key does. */
    @Schema(name = "MenuAction")
    enum Does {
        GO_TO,
        BACK,
        REPEAT,
        LANGUAGE
    }

    /** A key of the menu. */
    @Schema(name = "MenuKey")
    record Key(
            @NotNull(message = Shape.REQUIRED) @Schema(example = "1")
            String key,

            @NotNull(message = Shape.REQUIRED) Does does,

            @Valid @Schema(description = "For GO_TO; with LANGUAGE where the caller goes next.") @Nullable
            Target target,

            @Schema(description = "For LANGUAGE.") @Nullable Lingo language) {

        static Key of(Menu.Key key) {
            return switch (key.action()) {
                case Menu.Action.GoTo(var target) -> new Key(key.key(), Does.GO_TO, Target.of(target), null);
                case Menu.Action.Back _ -> new Key(key.key(), Does.BACK, null, null);
                case Menu.Action.Repeat _ -> new Key(key.key(), Does.REPEAT, null, null);
                case Menu.Action.Choose(var language, var then) ->
                    new Key(key.key(), Does.LANGUAGE, Target.ofNullable(then), Enums.same(Lingo.class, language));
            };
        }

        Menu.Key toDomain(String path) {
            return new Menu.Key(
                    key,
                    switch (does) {
                        case GO_TO ->
                            new Menu.Action.GoTo(
                                    needed(target, path + ".target").toDomain(path + ".target"));
                        case BACK -> new Menu.Action.Back();
                        case REPEAT -> new Menu.Action.Repeat();
                        case LANGUAGE ->
                            new Menu.Action.Choose(
                                    Enums.same(Language.class, needed(language, path + ".language")),
                                    Target.read(target, path + ".target"));
                    });
        }

        private <T> T needed(@Nullable T value, String path) {
            if (value == null) {
                throw ProblemException.invalid(path, "is required for " + does);
            }
            return value;
        }
    }

    /** How long keys are waited for. */
    @Schema(name = "MenuPatience")
    record Patience(
            @Schema(defaultValue = "6") Integer firstKeySeconds,
            @Schema(defaultValue = "3") Integer nextKeySeconds) {

        static final Patience USUAL = new Patience(6, 3);

        Patience {
            firstKeySeconds = requireNonNullElse(firstKeySeconds, 6);
            nextKeySeconds = requireNonNullElse(nextKeySeconds, 3);
        }
    }

    /** What happens when nothing was chosen. */
    @Schema(name = "MenuTrouble")
    record Trouble(
            @Schema(description = "How often the caller is asked again.", defaultValue = "2")
            Integer times,

            @Valid Words wording,

            @Valid @Schema(description = "Where the caller goes after that; null hangs up.") @Nullable
            Target then) {

        static final Trouble USUAL = new Trouble(2, Words.NONE, null);

        Trouble {
            times = requireNonNullElse(times, 2);
            wording = requireNonNullElse(wording, Words.NONE);
        }

        static Trouble of(Menu.Trouble trouble) {
            return new Trouble(trouble.times(), Words.of(trouble.wording()), Target.ofNullable(trouble.then()));
        }

        Menu.Trouble toDomain(String path) {
            return new Menu.Trouble(times, wording.toDomain(), Target.read(then, path + ".then"));
        }
    }

    /** A place in a drawing. */
    @Schema(name = "Spot")
    record Spot(
            @NotNull(message = Shape.REQUIRED) Integer x,
            @NotNull(message = Shape.REQUIRED) Integer y) {}

    MenuInput {
        number = requireNonNullElse(number, "");
        greeting = requireNonNullElse(greeting, Words.NONE);
        choices = requireNonNullElse(choices, Words.NONE);
        keys = requireNonNullElse(keys, List.of());
        dialExtensions = requireNonNullElse(dialExtensions, false);
        patience = requireNonNullElse(patience, Patience.USUAL);
        wrong = requireNonNullElse(wrong, Trouble.USUAL);
        silence = requireNonNullElse(silence, Trouble.USUAL);
        spot = requireNonNullElse(spot, new Spot(0, 0));
        enabled = requireNonNullElse(enabled, true);
    }

    static MenuInput of(Menu menu) {
        return new MenuInput(
                menu.name(),
                menu.number(),
                menu.language() == null ? null : Enums.same(Lingo.class, menu.language()),
                Words.of(menu.greeting()),
                Words.of(menu.choices()),
                menu.keys().stream().map(Key::of).toList(),
                menu.dialExtensions(),
                new Patience((int) menu.patience().firstKey().toSeconds(), (int)
                        menu.patience().nextKey().toSeconds()),
                Trouble.of(menu.wrong()),
                Trouble.of(menu.silence()),
                new Spot(menu.spot().x(), menu.spot().y()),
                menu.enabled());
    }

    Menu toDomain(MenuId id, int version) {
        return new Menu(
                id,
                name,
                number,
                language == null ? null : Enums.same(Language.class, language),
                greeting.toDomain(),
                choices.toDomain(),
                IntStream.range(0, keys.size())
                        .mapToObj(i -> keys.get(i).toDomain("keys[" + i + "]"))
                        .toList(),
                dialExtensions,
                new Menu.Patience(
                        Duration.ofSeconds(patience.firstKeySeconds()), Duration.ofSeconds(patience.nextKeySeconds())),
                wrong.toDomain("wrong"),
                silence.toDomain("silence"),
                new Menu.Spot(spot.x(), spot.y()),
                version,
                enabled);
    }
}
