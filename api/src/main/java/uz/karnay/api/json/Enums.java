package uz.karnay.api.json;

/** Wire enums spell the domain's constants alike; a test holds them to it. */
public final class Enums {

    private Enums() {}

    /** The constant of {@code target} with the same name. */
    public static <T extends Enum<T>> T same(Class<T> target, Enum<?> constant) {
        return Enum.valueOf(target, constant.name());
    }
}
