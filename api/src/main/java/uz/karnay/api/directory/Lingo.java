package uz.karnay.api.directory;

import io.swagger.v3.oas.annotations.media.Schema;

/** A language that Karnay speaks. */
@Schema(name = "Language")
enum Lingo {
    UZ,
    RU,
    EN
}
