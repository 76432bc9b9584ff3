package uz.karnay.api.directory;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import uz.karnay.api.problem.Problem.FieldError;
import uz.karnay.api.problem.ProblemException;
import uz.karnay.api.problem.ProblemKind;
import uz.karnay.api.security.SignedIn;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.directory.ChangeEntry;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.DirectoryStore.StaleVersion;
import uz.karnay.pbx.directory.InvalidChange;
import uz.karnay.pbx.directory.LiveDirectory;
import uz.karnay.pbx.directory.Problem;

/**
 * Where changes of the directory are handed in. What to change is decided on the snapshot it will be made to: when
 * somebody was faster, it is decided anew. Any thread; blocking.
 */
final class DirectoryDesk {

    private static final int ATTEMPTS = 5;
    private static final UUID NO_ROW = new UUID(0, 0);

    private final LiveDirectory live;

    DirectoryDesk(LiveDirectory live) {
        this.live = live;
    }

    /** A change and what its author gets to see when it was made. */
    record Decision<T>(Change change, T result) {}

    Directory current() {
        return live.current();
    }

    List<ChangeEntry> log(long before, int limit) {
        return live.log(before, limit);
    }

    /** Empty when the version is not kept. */
    Optional<Directory> restore(long version) {
        try {
            return live.restore(version, SignedIn.current().user().name());
        } catch (InvalidChange invalid) {
            throw refusal(NO_ROW, invalid);
        }
    }

    /** @param row whose fields the author named, so that problems of other rows are told apart */
    <T> T change(UUID row, Function<Directory, Decision<T>> decide) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Directory before = live.current();
            Decision<T> decision = decide.apply(before);
            try {
                live.change(
                        List.of(decision.change()),
                        SignedIn.current().user().name(),
                        OptionalLong.of(before.version()));
                return decision.result();
            } catch (StaleVersion faster) {
                // decided anew in the next round
            } catch (InvalidChange invalid) {
                throw refusal(row, invalid);
            }
        }
        throw new ProblemException(ProblemKind.CONFLICT, "too many changes at once: try again");
    }

    private static ProblemException refusal(UUID row, InvalidChange invalid) {
        return ProblemException.invalid(invalid.problems().stream()
                .map(problem -> error(row.toString(), problem))
                .toList());
    }

    private static FieldError error(String row, Problem problem) {
        return problem.id().equals(row) || problem.id().isEmpty()
                ? new FieldError(problem.field(), problem.message())
                : new FieldError("", problem.toString());
    }
}
