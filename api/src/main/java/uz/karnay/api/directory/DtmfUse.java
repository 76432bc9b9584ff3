package uz.karnay.api.directory;

import io.swagger.v3.oas.annotations.media.Schema;

/** How keys come and go. */
@Schema(name = "Dtmf")
enum DtmfUse {
    /** As telephone-events where they are agreed, else as tones. */
    AUTO,
    /** As telephone-events, and never as tones. */
    RFC4733,
    /** As tones in the sound. */
    INBAND,
    /** In INFO requests. */
    INFO
}
