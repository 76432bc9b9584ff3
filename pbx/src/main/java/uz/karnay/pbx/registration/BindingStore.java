package uz.karnay.pbx.registration;

import java.util.List;
import uz.karnay.pbx.directory.ExtensionId;

/** Keeps bindings over a restart, so that no phone is lost until its next refresh. */
public interface BindingStore {

    /** What was kept, expired ones included. Blocking: never on a loop. */
    List<Binding> load();

    /** Replaces all bindings of an extension; written behind, in order. Any thread, never blocks. */
    void save(ExtensionId extension, List<Binding> bindings);
}
