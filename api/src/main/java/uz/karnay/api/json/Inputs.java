package uz.karnay.api.json;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import uz.karnay.api.problem.Problem.FieldError;
import uz.karnay.api.problem.ProblemException;

/** What clients send, checked for its shape. Creation and change go the same way, so both hold the same rules. */
public final class Inputs {

    private final JsonMapper json;
    private final Validator validator;

    public Inputs(JsonMapper json) {
        this.json = json;
        this.validator = Validation.byProvider(HibernateValidator.class)
                .configure()
                .ignoreXmlConfiguration()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()
                .getValidator();
    }

    /** @throws ProblemException that names each field whose value is not allowed */
    public <T extends Record> T checked(T input) {
        Set<ConstraintViolation<T>> violations = validator.validate(input);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations.stream()
                    .map(Inputs::error)
                    .sorted(Comparator.comparing(FieldError::field))
                    .toList());
        }
        return input;
    }

    /**
     * {@code current} with what {@code patch} gives, checked. A JSON merge patch (RFC 7396): null clears.
     *
     * @param clearable the paths at which null is allowed
     */
    public <T extends Record> T patched(T current, ObjectNode patch, Set<String> clearable) {
        MergePatch.refuseNulls(patch, clearable);
        JsonNode target = MergePatch.apply(json.valueToTree(current), patch);
        @SuppressWarnings("unchecked")
        Class<T> type = (Class<T>) current.getClass();
        return checked(json.treeToValue(target, type));
    }

    private static FieldError error(ConstraintViolation<?> violation) {
        String path = violation.getPropertyPath().toString().replace(".<list element>", "");
        return new FieldError(path, violation.getMessage());
    }

    /** A list as it was sent; never null. */
    public static <T> List<T> orEmpty(@org.jspecify.annotations.Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
