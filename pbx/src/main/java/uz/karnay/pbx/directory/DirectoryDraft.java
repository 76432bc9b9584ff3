package uz.karnay.pbx.directory;

import java.util.LinkedHashMap;
import java.util.Map;

/** A directory while it is being changed; lives within one call of {@link Directory#with}. */
final class DirectoryDraft {

    private final long version;
    private Settings settings;
    private final Map<ExtensionId, Extension> extensions = new LinkedHashMap<>();
    private final Map<TrunkId, Trunk> trunks = new LinkedHashMap<>();
    private final Map<DidId, Did> dids = new LinkedHashMap<>();
    private final Map<DialRuleId, DialRule> dialRules = new LinkedHashMap<>();
    private final Map<FacilityId, Facility> facilities = new LinkedHashMap<>();

    DirectoryDraft(Directory from) {
        version = from.version() + 1;
        settings = from.settings();
        from.extensions().forEach(extension -> extensions.put(extension.id(), extension));
        from.trunks().forEach(trunk -> trunks.put(trunk.id(), trunk));
        from.dids().forEach(did -> dids.put(did.id(), did));
        from.dialRules().forEach(rule -> dialRules.put(rule.id(), rule));
        from.facilities().forEach(facility -> facilities.put(facility.id(), facility));
    }

    void make(Change change) {
        switch (change) {
            case Change.PutExtension(var extension) -> extensions.put(extension.id(), extension);
            case Change.PutTrunk(var trunk) -> trunks.put(trunk.id(), trunk);
            case Change.PutDid(var did) -> dids.put(did.id(), did);
            case Change.PutDialRule(var rule) -> dialRules.put(rule.id(), rule);
            case Change.PutFacility(var facility) -> facilities.put(facility.id(), facility);
            case Change.PutSettings(var put) -> settings = put;
            case Change.RemoveExtension(var id) -> extensions.remove(id);
            case Change.RemoveTrunk(var id) -> trunks.remove(id);
            case Change.RemoveDid(var id) -> dids.remove(id);
            case Change.RemoveDialRule(var id) -> dialRules.remove(id);
            case Change.RemoveFacility(var id) -> facilities.remove(id);
        }
    }

    Directory finish() {
        return new Directory(
                version,
                settings,
                extensions.values(),
                trunks.values(),
                dids.values(),
                dialRules.values(),
                facilities.values());
    }
}
