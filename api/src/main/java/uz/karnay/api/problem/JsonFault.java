package uz.karnay.api.problem;

import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Tells in plain words what is wrong with a JSON text, with its place, and never in the parser's own words. */
final class JsonFault {

    private JsonFault() {}

    static ProblemException problem(JacksonException fault) {
        return switch (fault) {
            case UnrecognizedPropertyException unknown ->
                ProblemException.malformed(path(unknown), "is not known here; known are " + known(unknown));
            case InvalidFormatException format -> ProblemException.malformed(path(format), wanted(format));
            case MismatchedInputException mismatch -> ProblemException.malformed(path(mismatch), wanted(mismatch));
            case StreamReadException syntax -> syntax(syntax);
            case StreamConstraintsException _ ->
                new ProblemException(
                        ProblemKind.MALFORMED_JSON, "it is nested too deeply, or a text in it is too long");
            default -> ProblemException.malformed(path(fault), "cannot be read" + place(fault.getLocation()));
        };
    }

    private static ProblemException syntax(StreamReadException fault) {
        String what =
                fault.getOriginalMessage() != null && fault.getOriginalMessage().startsWith("Duplicate")
                        ? "a field stands twice"
                        : "this is not JSON";
        return new ProblemException(
                Problem.of(ProblemKind.MALFORMED_JSON, what + place(fault.getLocation())), Map.of());
    }

    /** {@code identity.login}, {@code codecs[1]}. */
    private static String path(JacksonException fault) {
        var path = new StringBuilder();
        for (Reference step : fault.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }

    private static String known(UnrecognizedPropertyException fault) {
        Collection<Object> ids = fault.getKnownPropertyIds();
        return ids == null
                ? "none"
                : ids.stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new)).stream()
                        .collect(Collectors.joining(", "));
    }

    private static String wanted(MismatchedInputException fault) {
        Class<?> type = fault.getTargetType();
        return type == null ? "has the wrong form" : "must be " + Noun.of(type);
    }

    private static String place(TokenStreamLocation at) {
        return at == null || at.getLineNr() < 1 ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr();
    }
}
