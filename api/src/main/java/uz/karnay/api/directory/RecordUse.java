package uz.karnay.api.directory;

import io.swagger.v3.oas.annotations.media.Schema;

/** Whether conversations are recorded. */
@Schema(name = "RecordUse")
enum RecordUse {
    OFF,
    ON;

    static RecordUse of(boolean recorded) {
        return recorded ? ON : OFF;
    }

    boolean isOn() {
        return this == ON;
    }
}
