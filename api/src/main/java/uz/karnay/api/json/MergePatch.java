package uz.karnay.api.json;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import uz.karnay.api.problem.ProblemException;

/** JSON merge patch, the algorithm of RFC 7396 §2. */
final class MergePatch {

    private MergePatch() {}

    static JsonNode apply(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        ObjectNode merged =
                target instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> change : changes.properties()) {
            if (change.getValue().isNull()) {
                merged.remove(change.getKey());
            } else {
                JsonNode before = merged.path(change.getKey());
                merged.set(change.getKey(), apply(before, change.getValue()));
            }
        }
        return merged;
    }

    /** Refuses a null that would clear what cannot be empty; unknown fields are left to the reader. */
    static void refuseNulls(ObjectNode patch, Set<String> clearable) {
        refuseNulls("", patch, clearable);
    }

    private static void refuseNulls(String prefix, ObjectNode patch, Set<String> clearable) {
        for (Map.Entry<String, JsonNode> change : patch.properties()) {
            String path = prefix + change.getKey();
            if (change.getValue().isNull() && !clearable.contains(path)) {
                throw ProblemException.malformed(path, "cannot be cleared; leave it out to keep it as it is");
            }
            if (change.getValue() instanceof ObjectNode inner) {
                refuseNulls(path + ".", inner, clearable);
            }
        }
    }
}
