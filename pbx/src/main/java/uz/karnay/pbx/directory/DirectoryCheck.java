package uz.karnay.pbx.directory;

import java.util.List;

/** Finds what is wrong with a configuration before it comes into force. Pure. */
public final class DirectoryCheck {

    private DirectoryCheck() {}

    /** All problems of a whole directory; empty when it may come into force. */
    public static List<Problem> problems(Directory directory) {
        return problems(directory, List.of());
    }

    /** All problems of {@code before} with {@code changes} made, and of the changes themselves. */
    public static List<Problem> problems(Directory before, List<Change> changes) {
        var after = before.with(changes);
        return after.extensions().stream()
                .filter(extension -> extension.codecs().isEmpty())
                .map(extension -> new Problem(
                        Problem.Kind.EXTENSION, extension.id().toString(), "codecs", "at least one codec is needed"))
                .toList();
    }
}
