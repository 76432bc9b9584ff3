package uz.karnay.api.directory;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import uz.karnay.api.directory.DirectoryDesk.Decision;
import uz.karnay.api.json.EntityTag;
import uz.karnay.api.json.Inputs;
import uz.karnay.api.problem.ProblemException;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.directory.Directory;

/**
 * One table of the directory as a REST collection: what reading, creating, changing and removing have in common.
 *
 * @param <R> the row in the domain
 * @param <I> what clients may say of it
 */
final class Rows<R, I extends Record> {

    private final Table<R, I> table;
    private final DirectoryDesk desk;
    private final Inputs inputs;
    private final JsonMapper json;

    Rows(Table<R, I> table, DirectoryDesk desk, Inputs inputs, JsonMapper json) {
        this.table = table;
        this.desk = desk;
        this.inputs = inputs;
        this.json = json;
    }

    /**
     * @param what for messages: {@code extension}
     * @param input a row without its secrets
     * @param clearable paths of the input that a patch may set to null
     */
    record Table<R, I extends Record>(
            String what,
            BiFunction<Directory, UUID, Optional<R>> find,
            Function<R, I> input,
            Function<R, Change> put,
            Function<UUID, Change> remove,
            Set<String> clearable) {}

    /** What a patch makes of a row. {@code patch} is at hand for what the input cannot say: a secret set to null. */
    interface Patched<R, I> {
        R of(R before, I input, ObjectNode patch);
    }

    R one(UUID id) {
        return one(desk.current(), id);
    }

    R create(UUID id, I input, BiFunction<Directory, I, R> make) {
        I checked = inputs.checked(input);
        return desk.change(id, directory -> {
            R row = make.apply(directory, checked);
            return new Decision<>(table.put().apply(row), row);
        });
    }

    R patch(UUID id, ObjectNode patch, HttpServletRequest request, Patched<R, I> patched) {
        return desk.change(id, directory -> {
            R before = one(directory, id);
            tag(before).require(request);
            I input = inputs.patched(table.input().apply(before), patch, table.clearable());
            R after = patched.of(before, input, patch);
            return new Decision<>(table.put().apply(after), after);
        });
    }

    void remove(UUID id, HttpServletRequest request) {
        desk.<R>change(id, directory -> {
            R before = one(directory, id);
            tag(before).require(request);
            return new Decision<>(table.remove().apply(id), before);
        });
    }

    EntityTag tag(R row) {
        return EntityTag.of(json, table.input().apply(row));
    }

    private R one(Directory directory, UUID id) {
        return table.find().apply(directory, id).orElseThrow(() -> ProblemException.notFound(table.what(), id));
    }
}
