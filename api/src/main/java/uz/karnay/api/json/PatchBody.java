package uz.karnay.api.json;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Tells the API's description whose fields a merge patch may have: those of the input, none of them required. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface PatchBody {

    /** The input record; its schema is called {@code …Input}, the patch's {@code …Patch}. */
    Class<? extends Record> value();
}
