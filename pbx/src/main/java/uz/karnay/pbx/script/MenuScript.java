package uz.karnay.pbx.script;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.call.HangUp;
import uz.karnay.pbx.directory.Menu;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.speech.Language;

/**
 * Lets a caller choose by keys (IVR). A menu that leads to another is remembered, so that the caller can go back; all else
 * leads out of the script.
 */
public final class MenuScript implements Script {

    /** Menus one within the other, and each way back: whoever presses on for ever is hung up at last. */
    private static final int MAX_STEPS = 100;

    private final Menu first;

    public MenuScript(Menu first) {
        this.first = first;
    }

    @Override
    public void run(ScriptedCall call) {
        Deque<Menu> behind = new ArrayDeque<>();
        Menu menu = first;
        for (int step = 0; step < MAX_STEPS; step++) {
            menu = new Visit(call, menu, behind).next();
        }
        throw call.hangUp(new HangUp(16, "The caller pressed keys for too long"));
    }

    /** One stay in one menu. */
    private static final class Visit {

        private final ScriptedCall call;
        private final Menu menu;
        private final Deque<Menu> behind;
        private int wrong;
        private int silent;
        /** Said before the choices are said again. */
        private List<Sound> trouble = new ArrayList<>();

        Visit(ScriptedCall call, Menu menu, Deque<Menu> behind) {
            this.call = call;
            this.menu = menu;
            this.behind = behind;
        }

        /** The menu that the caller goes on to; does not return when it goes elsewhere. */
        Menu next() {
            Language own = menu.language();
            if (own != null && behind.isEmpty() && call.language() != own) {
                call.language(own);
            }
            call.note("menu " + menu.name(), "");
            List<Sound> opening = new ArrayList<>(Wordings.sounds(menu.greeting(), call.language()));
            while (true) {
                opening.addAll(Wordings.sounds(menu.choices(), call.language()));
                Optional<Menu> onward = onKeys(listen(opening));
                if (onward.isPresent()) {
                    return onward.get();
                }
                opening = trouble;
                trouble = new ArrayList<>();
            }
        }

        /** A key; or, where numbers may be dialled, as many as make one. */
        private Keys listen(List<Sound> sounds) {
            var one = new KeyRules(
                    1, "", menu.patience().firstKey(), menu.patience().nextKey());
            Keys keys = call.ask(sounds, one);
            return keys.isSilence() || !menu.dialExtensions() ? keys : new NumberInput(call, menu).complete(keys);
        }

        private Optional<Menu> onKeys(Keys keys) {
            if (keys.isSilence()) {
                silent++;
                return again(menu.silence(), silent, "nothing was pressed");
            }
            Optional<Menu.Action> action = menu.on(keys.digits());
            if (action.isPresent()) {
                return act(action.get(), keys.digits());
            }
            if (menu.dialExtensions()) {
                call.inside(keys.digits()).ifPresent(target -> goTo(target, "dialled " + keys.digits()));
            }
            wrong++;
            return again(menu.wrong(), wrong, "pressed " + keys.digits());
        }

        private Optional<Menu> again(Menu.Trouble trouble, int count, String why) {
            call.note("no choice in the menu " + menu.name(), why);
            if (count > trouble.times()) {
                RouteTarget then = trouble.then();
                say(Wordings.sounds(trouble.wording(), call.language()), then == null);
                throw then == null
                        ? call.hangUp(new HangUp(16, "No choice was made in the menu " + menu.name()))
                        : goTo(then, why + " " + count + " times");
            }
            this.trouble = new ArrayList<>(Wordings.sounds(trouble.wording(), call.language()));
            return Optional.empty();
        }

        private void say(List<Sound> sounds, boolean isLastWord) {
            if (isLastWord && !sounds.isEmpty()) {
                call.say(sounds);
            }
        }

        private Optional<Menu> act(Menu.Action action, String key) {
            return switch (action) {
                case Menu.Action.GoTo(RouteTarget target) -> Optional.of(follow(target, "pressed " + key));
                case Menu.Action.Back _ -> back();
                case Menu.Action.Repeat _ -> Optional.empty();
                case Menu.Action.Choose(Language language, var then) -> choose(language, then, key);
            };
        }

        private Optional<Menu> back() {
            return Optional.ofNullable(behind.poll());
        }

        private Optional<Menu> choose(Language language, @Nullable RouteTarget then, String key) {
            call.language(language);
            call.note("language " + language.code(), "pressed " + key);
            return then == null ? Optional.empty() : Optional.of(follow(then, "pressed " + key));
        }

        /** Another menu stays in this script; whoever comes back finds the way. */
        private Menu follow(RouteTarget target, String why) {
            Optional<Menu> another = target instanceof RouteTarget.ToIvr(var id)
                    ? call.directory().menu(id).filter(Menu::enabled)
                    : Optional.empty();
            if (another.isEmpty()) {
                throw goTo(target, why);
            }
            behind.push(menu);
            return another.get();
        }

        private CallGone goTo(RouteTarget target, String why) {
            return call.goTo(target, why + " in the menu " + menu.name());
        }
    }
}
