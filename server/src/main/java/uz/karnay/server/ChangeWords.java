package uz.karnay.server;

import java.util.Optional;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.Facility;
import uz.karnay.pbx.directory.Problem.Kind;
import uz.karnay.pbx.directory.Trunk;

/** A change of the directory in a line for people. */
final class ChangeWords {

    private ChangeWords() {}

    static String of(Change change, Directory before) {
        return switch (change) {
            case Change.PutExtension(var row) -> put(before.extension(row.id()), "extension " + row.number());
            case Change.PutTrunk(var row) -> put(before.trunk(row.id()), "trunk " + row.name());
            case Change.PutDid(var row) -> put(before.did(row.id()), "DID " + row.number());
            case Change.PutDialRule(var row) ->
                put(
                        before.dialRules().stream()
                                .filter(each -> each.id().equals(row.id()))
                                .findFirst(),
                        "dial rule " + row.name());
            case Change.PutFacility(var row) -> put(before.facility(row.id()), label(row));
            case Change.PutSettings _ -> "change the settings";
            case Change.RemoveExtension(var id) ->
                "remove extension "
                        + before.extension(id).map(Extension::number).orElse("");
            case Change.RemoveTrunk(var id) ->
                "remove trunk " + before.trunk(id).map(Trunk::name).orElse("");
            case Change.RemoveDid(var id) ->
                "remove DID " + before.did(id).map(did -> did.number().value()).orElse("");
            case Change.RemoveDialRule _ -> "remove a dial rule";
            case Change.RemoveFacility(var id) ->
                "remove " + before.facility(id).map(ChangeWords::label).orElse("");
        };
    }

    private static String put(Optional<?> before, String what) {
        return (before.isPresent() ? "change " : "add ") + what;
    }

    private static String label(Facility row) {
        return Kind.of(row.id()).label() + " " + row.name();
    }
}
