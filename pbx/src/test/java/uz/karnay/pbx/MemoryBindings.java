package uz.karnay.pbx;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.registration.Binding;
import uz.karnay.pbx.registration.BindingStore;

/** A binding store without a disk. */
public final class MemoryBindings implements BindingStore {

    private final Map<ExtensionId, List<Binding>> kept = new LinkedHashMap<>();
    private int saves;

    @Override
    public List<Binding> load() {
        var all = new ArrayList<Binding>();
        kept.values().forEach(all::addAll);
        return all;
    }

    @Override
    public void save(ExtensionId extension, List<Binding> bindings) {
        kept.put(extension, bindings);
        saves++;
    }

    /** How often something was saved. */
    public int saves() {
        return saves;
    }

    /** A device of {@code extension} that was there before the test began. */
    public MemoryBindings holding(Extension extension, int port, Instant expiresAt) {
        var held = new ArrayList<>(kept.getOrDefault(extension.id(), List.of()));
        held.add(binding(extension, port, expiresAt));
        kept.put(extension.id(), held);
        return this;
    }

    /** A binding made by a device of its own, at 192.0.2.7 and {@code port}. */
    public static Binding binding(Extension extension, int port, Instant expiresAt) {
        String peer = "192.0.2.7:" + port;
        return new Binding(
                extension.id(),
                "sip:" + extension.login() + "@" + peer,
                "udp:" + peer,
                List.of(),
                1000,
                "call-id-of-" + port,
                1,
                expiresAt.minusSeconds(3600),
                expiresAt,
                "Test phone");
    }
}
