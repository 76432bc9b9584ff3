package uz.karnay.pbx.directory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.speech.Language;

/**
 * A voice menu: says what there is to choose and does what the caller's key says.
 *
 * @param language spoken until the caller chooses another; null: the one of the call
 * @param greeting said once; {@code choices} is said each time the caller is asked
 * @param dialExtensions whether a whole internal number may be dialled in place of a key
 * @param wrong what happens after keys that mean nothing
 * @param silence what happens when nothing is pressed
 * @param spot where it stands in the drawing of the menus
 * @param version counts its changes
 */
public record Menu(
        MenuId id,
        String name,
        String number,
        @Nullable Language language,
        Wording greeting,
        Wording choices,
        List<Key> keys,
        boolean dialExtensions,
        Patience patience,
        Trouble wrong,
        Trouble silence,
        Spot spot,
        int version,
        boolean enabled)
        implements Facility {

    public Menu {
        keys = List.copyOf(keys);
    }

    /** @param key one of 0-9 * # */
    public record Key(String key, Action action) {}

    /** What a key does. */
    public sealed interface Action {

        record GoTo(RouteTarget target) implements Action {}

        /** To the menu the caller came from; without one, the same as {@link Repeat}. */
        record Back() implements Action {}

        record Repeat() implements Action {}

        /**
         * Kept for the rest of the call.
         *
         * @param then where the caller goes next, or null: this menu again
         */
        record Choose(Language language, @Nullable RouteTarget then) implements Action {}
    }

    /**
     * @param firstKey how long a caller may think after the last word
     * @param nextKey how long between two keys of a number
     */
    public record Patience(Duration firstKey, Duration nextKey) {}

    /**
     * @param times how often the caller is asked again
     * @param wording said before the caller is asked again
     * @param then where the caller goes after that, or null: hung up
     */
    public record Trouble(
            int times, Wording wording, @Nullable RouteTarget then) {}

    /** A place in the drawing, in its units. */
    public record Spot(int x, int y) {}

    /** What {@code key} does here. */
    public Optional<Action> on(String key) {
        return keys.stream()
                .filter(each -> each.key().equals(key))
                .map(Key::action)
                .findFirst();
    }

    @Override
    public List<Exit> exits() {
        var exits = new ArrayList<Exit>();
        for (int i = 0; i < keys.size(); i++) {
            String field = "keys[" + i + "].target";
            target(keys.get(i).action()).ifPresent(target -> exits.add(new Exit(field, target, false)));
        }
        exits.addAll(Exit.automatic("wrong.then", wrong.then()));
        exits.addAll(Exit.automatic("silence.then", silence.then()));
        return exits;
    }

    private static Optional<RouteTarget> target(Action action) {
        return switch (action) {
            case Action.GoTo(var target) -> Optional.of(target);
            case Action.Choose(var _, var then) -> Optional.ofNullable(then);
            case Action.Back _, Action.Repeat _ -> Optional.empty();
        };
    }
}
