package uz.karnay.pbx.route;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import uz.karnay.pbx.directory.Announcement;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.FeatureCodes;
import uz.karnay.pbx.directory.Menu;
import uz.karnay.pbx.directory.MenuId;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.directory.Wording;
import uz.karnay.pbx.script.AnnouncementPlan;
import uz.karnay.pbx.script.MenuPlan;
import uz.karnay.pbx.script.ScriptPlan;
import uz.karnay.pbx.script.Sound;
import uz.karnay.pbx.speech.Language;

/** Writes down for a script what the directory says of a menu, an announcement or a code. Pure. */
final class Plans {

    private final Directory directory;

    Plans(Directory directory) {
        this.directory = directory;
    }

    AnnouncementPlan announcement(Announcement announcement) {
        Map<Language, List<Sound>> sounds = new EnumMap<>(Language.class);
        sounds(announcement.wording())
                .forEach((language, each) -> sounds.put(
                        language,
                        Collections.nCopies(announcement.times(), each).stream()
                                .flatMap(List::stream)
                                .toList()));
        return new AnnouncementPlan(announcement.name(), sounds, announcement.then());
    }

    MenuPlan menu(Menu menu) {
        return menu(menu, new HashSet<>());
    }

    /** @param above the menus this one is within: a key that leads to one of them goes there anew */
    private MenuPlan menu(Menu menu, Set<MenuId> above) {
        above.add(menu.id());
        Map<Character, MenuPlan.Choice> choices = new HashMap<>();
        menu.keys().forEach(key -> choices.put(key.key().charAt(0), choice(key.action(), above)));
        above.remove(menu.id());
        return new MenuPlan(
                menu.id().value(),
                menu.name(),
                prompts(menu),
                choices,
                menu.dialExtensions(),
                menu.patience().firstKey(),
                1 + Math.max(menu.wrong().times(), menu.silence().times()),
                menu.wrong().then(),
                menu.silence().then());
    }

    private MenuPlan.Choice choice(Menu.Action action, Set<MenuId> above) {
        return switch (action) {
            case Menu.Action.GoTo(RouteTarget.ToIvr(MenuId id))
            when !above.contains(id) && directory.menu(id).filter(Menu::enabled).isPresent() ->
                new MenuPlan.Choice.Submenu(menu(directory.menu(id).orElseThrow(), above));
            case Menu.Action.GoTo(RouteTarget target) -> new MenuPlan.Choice.Target(target);
            case Menu.Action.Back _ -> new MenuPlan.Choice.Back();
            case Menu.Action.Repeat _ -> new MenuPlan.Choice.Repeat();
            case Menu.Action.Choose(Language language, var then) -> new MenuPlan.Choice.Speak(language, then);
        };
    }

    /** The greeting and the choices, in every language in which there is either. */
    private static Map<Language, List<Sound>> prompts(Menu menu) {
        Map<Language, List<Sound>> prompts = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            if (menu.greeting().sounds().containsKey(language)
                    || menu.choices().sounds().containsKey(language)) {
                var sounds = new ArrayList<Sound>();
                menu.greeting().in(language).ifPresent(name -> sounds.add(new Sound.Uploaded(name)));
                menu.choices().in(language).ifPresent(name -> sounds.add(new Sound.Uploaded(name)));
                prompts.put(language, sounds);
            }
        }
        return prompts;
    }

    private static Map<Language, List<Sound>> sounds(Wording wording) {
        Map<Language, List<Sound>> sounds = new EnumMap<>(Language.class);
        wording.sounds().forEach((language, name) -> sounds.put(language, List.of(new Sound.Uploaded(name))));
        return sounds;
    }

    /** Empty when nothing serves the feature. */
    Optional<ScriptPlan> feature(FeatureCodes.Dialled dialled, Extension by) {
        return switch (dialled.feature()) {
            case ECHO_TEST -> Optional.of(new ScriptPlan.EchoTest());
            case SPEAKING_CLOCK -> Optional.of(new ScriptPlan.SpeakingClock());
            case MAILBOX -> mailbox(by);
            case OTHER_MAILBOX ->
                directory.extensionByNumber(dialled.argument()).flatMap(Plans::mailbox);
            case FORWARD_ALWAYS,
                    FORWARD_ALWAYS_OFF,
                    FORWARD_BUSY,
                    FORWARD_BUSY_OFF,
                    FORWARD_NO_ANSWER,
                    FORWARD_NO_ANSWER_OFF,
                    DO_NOT_DISTURB,
                    PICK_UP_GROUP,
                    PICK_UP,
                    INTERCOM,
                    QUEUE_LOGIN,
                    QUEUE_PAUSE,
                    DAY_NIGHT,
                    FLIP -> Optional.empty();
        };
    }

    private static Optional<ScriptPlan> mailbox(Extension of) {
        return of.handling().mailbox().enabled() ? Optional.of(new ScriptPlan.Mailbox(of.id())) : Optional.empty();
    }
}
