package uz.karnay.pbx.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What has to be changed so that one directory becomes as another. Pure. */
public final class DirectoryDiff {

    private DirectoryDiff() {}

    /** Empty when both hold the same rows; their versions do not matter. */
    public static List<Change> between(Directory now, Directory wanted) {
        var changes = new ArrayList<Change>();
        if (!now.settings().equals(wanted.settings())) {
            changes.add(new Change.PutSettings(wanted.settings()));
        }
        compare(
                now.extensions(),
                wanted.extensions(),
                Extension::id,
                Change.PutExtension::new,
                Change.RemoveExtension::new,
                changes);
        compare(now.trunks(), wanted.trunks(), Trunk::id, Change.PutTrunk::new, Change.RemoveTrunk::new, changes);
        compare(now.dids(), wanted.dids(), Did::id, Change.PutDid::new, Change.RemoveDid::new, changes);
        compare(
                now.dialRules(),
                wanted.dialRules(),
                DialRule::id,
                Change.PutDialRule::new,
                Change.RemoveDialRule::new,
                changes);
        compare(
                now.facilities(),
                wanted.facilities(),
                Facility::id,
                Change.PutFacility::new,
                Change.RemoveFacility::new,
                changes);
        return changes;
    }

    private static <I, R> void compare(
            Collection<R> now,
            Collection<R> wanted,
            Function<R, I> id,
            Function<R, Change> put,
            Function<I, Change> remove,
            List<Change> changes) {
        Map<I, R> before = now.stream().collect(Collectors.toMap(id, row -> row));
        Map<I, R> after = wanted.stream().collect(Collectors.toMap(id, row -> row));
        now.stream()
                .map(id)
                .filter(each -> !after.containsKey(each))
                .map(remove)
                .forEach(changes::add);
        wanted.stream()
                .filter(row -> !row.equals(before.get(id.apply(row))))
                .map(put)
                .forEach(changes::add);
    }
}
