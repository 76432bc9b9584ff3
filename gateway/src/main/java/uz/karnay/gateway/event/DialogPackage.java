package uz.karnay.gateway.event;

import java.util.Optional;
import java.util.function.Consumer;
import uz.karnay.pbx.call.ExtensionLines;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.sip.agent.Refusal;

/** Who is on the phone, for the lamps of colleagues: {@code dialog}, RFC 4235. Any colleague may look. Any thread. */
final class DialogPackage implements EventPackage {

    private static final String NAME = "dialog";

    private final ExtensionLines lines;
    private final String domain;

    /** @param domain the host of the addresses of those who talk */
    DialogPackage(ExtensionLines lines, String domain) {
        this.lines = lines;
        this.domain = domain;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Answer answer(Wish wish) {
        Optional<Extension> watched = Resources.extension(wish);
        if (watched.isEmpty()) {
            return new Answer.No(Refusal.of(404, "Not Found"));
        }
        String number = watched.get().number();
        String name = watched.get().name();
        return new Answer.Yes(new Topic(NAME, number), () -> {
            var document = new DialogInfo(Resources.address(wish.resource()), name, domain);
            return () -> document.next(lines.of(number));
        });
    }

    @Override
    public void watch(Consumer<Topic> watcher) {
        lines.watch(number -> watcher.accept(new Topic(NAME, number)));
    }
}
