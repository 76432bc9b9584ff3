package uz.karnay.server.office;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.AudioCodec;
import uz.karnay.pbx.directory.Permission;
import uz.karnay.pbx.directory.Wording;

/** One row of an office file that is being written: its keys in order, without those that say nothing. */
final class Section {

    private final Map<String, Object> keys = new LinkedHashMap<>();

    Map<String, Object> keys() {
        return keys;
    }

    /** Nothing is written of null, an empty text or an empty list. */
    Section put(String key, @Nullable Object value) {
        boolean empty = value == null
                || value instanceof String text && text.isEmpty()
                || value instanceof Collection<?> list && list.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty();
        if (!empty) {
            keys.put(key, value);
        }
        return this;
    }

    Section putWord(String key, Enum<?> value) {
        return put(key, Words.word(value));
    }

    Section putTime(String key, @Nullable Duration value) {
        return put(key, value == null ? null : value.toSeconds() + "s");
    }

    Section putOn(String key, boolean value) {
        return put(key, value ? "on" : null);
    }

    /** Only when it is not as usual. */
    Section putUnless(String key, boolean usual, boolean value) {
        return put(key, value == usual ? null : value);
    }

    Section putWording(String key, Wording wording) {
        Map<String, String> words = new LinkedHashMap<>();
        wording.sounds().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> words.put(each.getKey().code(), each.getValue()));
        return put(key, words);
    }

    Section putCodecs(List<AudioCodec> codecs) {
        return put("codecs", codecs.stream().map(AudioCodec::encodingName).toList());
    }

    Section putPermissions(Set<Permission> permissions) {
        if (permissions.equals(Permission.usual())) {
            return this;
        }
        var words = new ArrayList<String>();
        Set<Permission> all = EnumSet.allOf(Permission.class);
        permissions.stream().sorted().forEach(each -> words.add(each.name().toLowerCase(Locale.ROOT)));
        keys.put("permissions", permissions.equals(all) ? List.of("all") : words);
        return this;
    }
}
