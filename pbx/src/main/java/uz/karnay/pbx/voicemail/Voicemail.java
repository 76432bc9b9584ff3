package uz.karnay.pbx.voicemail;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import uz.karnay.loop.Clock;
import uz.karnay.loop.Entropy;
import uz.karnay.pbx.call.CallerId;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.script.VoiceFile;

/**
 * All mailboxes of the office: which messages lie in them, and their files. What there is, is in memory; the database is
 * written behind, and a database that is away keeps nobody from leaving or hearing a message. Any thread; what touches
 * files blocks, and says so.
 */
public final class Voicemail implements MailboxSummaries {

    private static final Comparator<VoiceMessage> OLDEST_FIRST = Comparator.comparing(VoiceMessage::receivedAt)
            .thenComparing(message -> message.id().value());
    private static final CallerId SOMEBODY = new CallerId("", "");

    private final Predicate<ExtensionId> owners;
    private final VoiceShelf shelf;
    private final MessageStore store;
    private final Clock clock;
    private final Entropy entropy;
    private final VoicemailLimits limits;
    private final Map<ExtensionId, List<VoiceMessage>> boxes;
    private final List<Consumer<ExtensionId>> watching = new CopyOnWriteArrayList<>();
    private final List<MessageListener> listening = new CopyOnWriteArrayList<>();

    /**
     * Takes over what was kept; a message whose file is there and that nobody wrote down before a crash is found by its
     * file. Blocking.
     *
     * @param owners who has a mailbox now
     * @param folder of the files; is made when the first message comes
     */
    public Voicemail(
            Predicate<ExtensionId> owners,
            Path folder,
            MessageStore store,
            VoicemailLimits limits,
            Clock clock,
            Entropy entropy) {
        this.owners = owners;
        this.shelf = new VoiceShelf(folder);
        this.store = store;
        this.limits = limits;
        this.clock = clock;
        this.entropy = entropy;
        this.boxes = new ConcurrentHashMap<>(loaded());
    }

    private Map<ExtensionId, List<VoiceMessage>> loaded() {
        Map<MessageId, VoiceMessage> written =
                store.load().stream().collect(Collectors.toMap(VoiceMessage::id, message -> message));
        var all = new ArrayList<VoiceMessage>();
        for (VoiceShelf.Found file : shelf.messages()) {
            VoiceMessage known = written.remove(file.id());
            all.add(known != null ? known : adopted(file));
        }
        written.keySet().forEach(store::remove); // deleted, and the crash came before that was written
        return all.stream()
                .sorted(OLDEST_FIRST)
                .collect(Collectors.groupingBy(
                        VoiceMessage::mailbox, Collectors.collectingAndThen(Collectors.toList(), List::copyOf)));
    }

    private VoiceMessage adopted(VoiceShelf.Found file) {
        var message = new VoiceMessage(
                file.id(), file.mailbox(), SOMEBODY, file.id().madeAt(), file.length(), Folder.NEW, true);
        store.save(message);
        return message;
    }

    public VoicemailLimits limits() {
        return limits;
    }

    /** What lies in a mailbox, the oldest first. */
    public List<VoiceMessage> messages(ExtensionId mailbox) {
        return boxes.getOrDefault(mailbox, List.of());
    }

    public Optional<VoiceMessage> message(ExtensionId mailbox, MessageId id) {
        return messages(mailbox).stream()
                .filter(message -> message.id().equals(id))
                .findFirst();
    }

    /** Those that are still to be sent by e-mail. */
    public List<VoiceMessage> mailDue() {
        return boxes.values().stream()
                .flatMap(List::stream)
                .filter(VoiceMessage::mailDue)
                .toList();
    }

    public boolean isFull(ExtensionId mailbox) {
        return messages(mailbox).size() >= limits.messages();
    }

    /** A file to record something for this mailbox into. Blocking. */
    VoiceFile blank(ExtensionId mailbox) {
        return shelf.unfinished(mailbox, MessageId.next(clock, entropy).toString());
    }

    /** Throws away what was recorded, if anything was. Blocking. */
    void discard(VoiceFile blank) {
        shelf.delete(blank);
    }

    /** Puts what was recorded into the mailbox. Blocking. */
    VoiceMessage keep(VoiceFile blank, ExtensionId mailbox, CallerId from, Duration length) {
        MessageId id = MessageId.next(clock, entropy);
        shelf.keepMessage(blank, mailbox, id);
        return add(new VoiceMessage(id, mailbox, from, clock.now(), length, Folder.NEW, true));
    }

    /** Puts a copy into another mailbox. Blocking. */
    VoiceMessage forward(VoiceMessage message, ExtensionId to) {
        MessageId id = MessageId.next(clock, entropy);
        shelf.copy(sound(message), to, id);
        return add(new VoiceMessage(id, to, message.from(), clock.now(), message.length(), Folder.NEW, true));
    }

    private VoiceMessage add(VoiceMessage message) {
        store.save(message);
        change(message.mailbox(), before -> {
            var after = new ArrayList<>(before);
            after.add(message);
            return after;
        });
        listening.forEach(listener -> listener.onMessage(message));
        return message;
    }

    /** Moves a message to a folder; false when it is gone. */
    public boolean move(ExtensionId mailbox, MessageId id, Folder folder) {
        return replace(mailbox, id, message -> message.in(folder));
    }

    /** It has been sent by e-mail, or never will be. */
    public void markMailed(ExtensionId mailbox, MessageId id) {
        replace(mailbox, id, VoiceMessage::mailed);
    }

    private boolean replace(ExtensionId mailbox, MessageId id, UnaryOperator<VoiceMessage> how) {
        List<VoiceMessage> after = change(
                mailbox,
                before -> before.stream()
                        .map(message -> message.id().equals(id) ? how.apply(message) : message)
                        .toList());
        Optional<VoiceMessage> replaced =
                after.stream().filter(message -> message.id().equals(id)).findFirst();
        replaced.ifPresent(store::save);
        return replaced.isPresent();
    }

    /** Removes a message with its sound; false when it was gone. Blocking. */
    public boolean delete(ExtensionId mailbox, MessageId id) {
        Optional<VoiceMessage> message = message(mailbox, id);
        if (message.isEmpty()) {
            return false;
        }
        change(
                mailbox,
                before -> before.stream().filter(one -> !one.id().equals(id)).toList());
        shelf.delete(sound(message.get()));
        store.remove(id);
        return true;
    }

    /** Its sound. */
    public VoiceFile sound(VoiceMessage message) {
        return shelf.message(message.mailbox(), message.id());
    }

    /** What a caller of this mailbox hears first, if its owner recorded it. Blocking. */
    Optional<VoiceFile> greetingFor(ExtensionId mailbox, GreetingKind kind) {
        return shelf.greeting(mailbox, GreetingKind.TEMPORARY).or(() -> shelf.greeting(mailbox, kind));
    }

    /** A greeting as it was recorded. Blocking. */
    public Optional<VoiceFile> greeting(ExtensionId mailbox, GreetingKind kind) {
        return shelf.greeting(mailbox, kind);
    }

    /** Takes what was recorded as the greeting. Blocking. */
    void keepGreeting(VoiceFile blank, ExtensionId mailbox, GreetingKind kind) {
        shelf.keepGreeting(blank, mailbox, kind);
    }

    /** Removes a greeting; false when there was none. Blocking. */
    public boolean deleteGreeting(ExtensionId mailbox, GreetingKind kind) {
        return shelf.deleteGreeting(mailbox, kind);
    }

    @Override
    public Optional<MailboxSummary> of(ExtensionId extension) {
        return owners.test(extension) ? Optional.of(summed(messages(extension))) : Optional.empty();
    }

    @Override
    public void watch(Consumer<ExtensionId> watcher) {
        watching.add(watcher);
    }

    /** Tells of each new message from now on. */
    public void listen(MessageListener listener) {
        listening.add(listener);
    }

    private List<VoiceMessage> change(ExtensionId mailbox, UnaryOperator<List<VoiceMessage>> how) {
        MailboxSummary before = summed(messages(mailbox));
        List<VoiceMessage> after = boxes.compute(
                mailbox, (_, messages) -> List.copyOf(how.apply(messages == null ? List.of() : messages)));
        if (!summed(after).equals(before)) {
            watching.forEach(watcher -> watcher.accept(mailbox));
        }
        return after;
    }

    private static MailboxSummary summed(List<VoiceMessage> messages) {
        int fresh = (int) messages.stream()
                .filter(message -> message.folder() == Folder.NEW)
                .count();
        return MailboxSummary.of(fresh, messages.size() - fresh);
    }
}
