package uz.karnay.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import uz.karnay.pbx.directory.Secret;

/**
 * Rows of the directory as JSON documents, their secrets sealed for the place they stand in. Any thread; the mapper is
 * made when the first document is met.
 */
final class Documents {

    private static final String PLACE = "place";

    private final SecretBox box;

    /** Made late: an office without documents need not wait for it at the start. */
    private static final class Mapper {
        static final JsonMapper JSON = JsonMapper.builder()
                .annotationIntrospector(new DomainTypes())
                .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS, DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
                .addModule(secrets())
                .build();
    }

    Documents(SecretBox box) {
        this.box = box;
    }

    /** @param type as it will be read again: a sealed interface writes which of its records it is */
    <T> String write(T row, Class<T> type, String place) {
        return Mapper.JSON
                .writerFor(type)
                .withAttribute(SecretBox.class, box)
                .withAttribute(PLACE, place)
                .writeValueAsString(row);
    }

    /** @throws StoreException when it is no such document, or was sealed for another place */
    <T> T read(String document, Class<T> type, String place) {
        try {
            return Mapper.JSON
                    .readerFor(type)
                    .withAttribute(SecretBox.class, box)
                    .withAttribute(PLACE, place)
                    .readValue(document);
        } catch (JacksonException e) {
            throw new StoreException(
                    "The database cannot be read at " + place + ": " + e.getOriginalMessage()
                            + ". Restore a backup, or run the Karnay that wrote it.",
                    e);
        }
    }

    private static SimpleModule secrets() {
        return new SimpleModule()
                .addSerializer(Secret.class, new Sealing())
                .addDeserializer(Secret.class, new Opening());
    }

    private static final class Sealing extends StdSerializer<Secret> {
        Sealing() {
            super(Secret.class);
        }

        @Override
        public void serialize(Secret secret, JsonGenerator out, SerializationContext context) {
            var box = (SecretBox) context.getAttribute(SecretBox.class);
            out.writeString(secret.isEmpty() ? "" : box.seal(secret, (String) context.getAttribute(PLACE)));
        }
    }

    private static final class Opening extends StdDeserializer<Secret> {
        Opening() {
            super(Secret.class);
        }

        @Override
        public Secret deserialize(JsonParser in, DeserializationContext context) {
            var box = (SecretBox) context.getAttribute(SecretBox.class);
            String sealed = in.getString();
            return sealed.isEmpty() ? Secret.of("") : box.open(sealed, (String) context.getAttribute(PLACE));
        }
    }
}
