package uz.karnay.gateway;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.voicemail.MailboxSummaries;
import uz.karnay.pbx.voicemail.MailboxSummary;

/** Mailboxes that fill when a test says so. */
final class Mailboxes implements MailboxSummaries {

    private final Map<ExtensionId, MailboxSummary> summaries = new HashMap<>();
    private final List<Consumer<ExtensionId>> watchers = new ArrayList<>();

    void put(ExtensionId extension, MailboxSummary summary) {
        summaries.put(extension, summary);
        watchers.forEach(watcher -> watcher.accept(extension));
    }

    @Override
    public Optional<MailboxSummary> of(ExtensionId extension) {
        return Optional.ofNullable(summaries.get(extension));
    }

    @Override
    public void watch(Consumer<ExtensionId> watcher) {
        watchers.add(watcher);
    }
}
