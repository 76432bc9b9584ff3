package uz.karnay.pbx.directory;

/** One step from a directory to the next. A put replaces the row with the same id, or adds it. */
public sealed interface Change {

    record PutExtension(Extension extension) implements Change {}

    record PutTrunk(Trunk trunk) implements Change {}

    record PutDid(Did did) implements Change {}

    record PutDialRule(DialRule rule) implements Change {}

    record PutFacility(Facility facility) implements Change {}

    record PutSettings(Settings settings) implements Change {}

    record RemoveExtension(ExtensionId id) implements Change {}

    record RemoveTrunk(TrunkId id) implements Change {}

    record RemoveDid(DidId id) implements Change {}

    record RemoveDialRule(DialRuleId id) implements Change {}

    record RemoveFacility(FacilityId id) implements Change {}
}
