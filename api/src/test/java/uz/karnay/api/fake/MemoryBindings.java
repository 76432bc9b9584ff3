package uz.karnay.api.fake;

import java.util.ArrayList;
import java.util.List;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.registration.Binding;
import uz.karnay.pbx.registration.BindingStore;

/** Bindings that were there before the start. */
public final class MemoryBindings implements BindingStore {

    private final List<Binding> kept = new ArrayList<>();

    public void add(Binding binding) {
        kept.add(binding);
    }

    @Override
    public synchronized List<Binding> load() {
        return List.copyOf(kept);
    }

    @Override
    public synchronized void save(ExtensionId extension, List<Binding> bindings) {
        kept.removeIf(binding -> binding.extension().equals(extension));
        kept.addAll(bindings);
    }
}
